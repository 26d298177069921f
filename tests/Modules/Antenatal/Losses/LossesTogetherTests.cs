using System.Text.Json;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Antenatal.Losses;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Contact.Holds;
using Neighbourhood.Contact.Wordings;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.People;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Losses;

/// <summary>What must hold whichever module does it: all modules together, through the real pipeline.</summary>
public sealed class LossesTogetherTests
{
    private static readonly string[] Types = ["miscarriage", "stillb", "terminat", "abort"];

    private sealed record Written(string Body);

    private sealed record Titled(string Title);

    [Fact]
    public async Task Scenario_6_the_hold_stands_first_and_nothing_that_was_planned_is_left()
    {
        await using var all = await TogetherWorld.Start();
        await all.Planned();
        var before = await all.Sent();
        Assert.NotEqual(0, before);
        await all.Queue(all.Mother);
        await all.Queue(all.Mother, notBefore: all.World.Clock.Now().AddDays(2));
        await all.Queue(all.Father, about: all.Mother, notBefore: all.World.Clock.Now().AddDays(1));
        Assert.Equal("Accepted", await all.LinkState());
        Assert.NotEqual(0, await all.Count("SELECT COUNT(*) FROM antenatal_milestone WHERE pregnancy_id = @Pregnancy AND status IN ('Upcoming', 'Open')"));
        Assert.Equal(1, await all.Count("SELECT COUNT(*) FROM antenatal_silence WHERE pregnancy_id = @Pregnancy AND closed_on IS NULL"));
        Assert.Superset(new HashSet<string> { "antenatal.silence", "hub.link-welcome" }, (await Open(all)).ToHashSet(StringComparer.Ordinal));
        Assert.Equal(["Antenatal", "Contact", "FamilyHubs", "Mdt", "PeerSupport"], (await all.Midwife.Ask(new GatherWouldCancel(all.Pregnancy, all.Mother))).Select(p => p.Module).Distinct().Order(StringComparer.Ordinal));

        Assert.True(await all.Record(await all.Loss()), string.Join("; ", await all.World.Sql<string>("SELECT last_error FROM antenatal_loss_try WHERE last_error IS NOT NULL")));
        await all.World.Deliver();
        for (var day = 0; day < 4; day++)
        {
            all.World.Clock.Advance(TimeSpan.FromDays(1));
            await all.World.Tick();
            await all.World.Deliver();
            await all.Dispatch();
        }

        Assert.Equal(PregnancyStatus.LossRecorded, await all.Status());
        Assert.Equal(before, await all.Sent());
        Assert.Equal(3, await all.Count("SELECT COUNT(*) FROM contact_message WHERE state = 'Refused' AND refusal = 'Hold' AND reason_code = 'booked'"));
        Assert.Equal(0, await all.Count("SELECT COUNT(*) FROM contact_message WHERE reason_code = 'hub-session-reminder'")); // the child's own group is not mentioned before somebody has asked
        Assert.Equal(0, await all.Count("SELECT COUNT(*) FROM antenatal_milestone WHERE pregnancy_id = @Pregnancy AND status IN ('Upcoming', 'Open')"));
        Assert.Equal(0, await all.Count("SELECT COUNT(*) FROM antenatal_silence WHERE pregnancy_id = @Pregnancy AND closed_on IS NULL"));
        Assert.Equal(["NoLonger"], await all.Unborn());
        Assert.Equal(["ToConfirm"], await all.World.Sql<string>("SELECT status FROM mdt_summary"));
        Assert.Equal(["mdt.ask-first", "peersupport.care"], (await Open(all)).Where(t => t != "hub.register")); // a register is of the session, and of all who are booked
        Assert.Equal(["Ask the midwife before you mention it"], await all.World.Sql<string>("SELECT title FROM families_task WHERE assignee_user_id = @Lead", new { all.Lead }));
        // The hub: nothing for expectant parents, and the child's own group stands.
        Assert.Equal(("Withdrawn", "CancelledByHub0", "Booked1"), (await all.LinkState(), await all.BookingOf(all.Bumps), await all.BookingOf(all.Toddlers)));
        Assert.Equal("Ended", await all.Peers());
        Assert.Equal(ContactRefusal.Hold, (await all.World.AsSystem().Ask(new MayContact(all.Mother, MessageKind.Appointment))).Refusal);
        Assert.Equal(ContactRefusal.Hold, (await all.Queue(all.Mother)).Refusal);
        Assert.Equal(ContactRefusal.Hold, (await all.Queue(all.Father)).Refusal);
        await Assert.ThrowsAsync<Refused>(() => all.Offer());
        await Assert.ThrowsAsync<Refused>(() => all.Book(all.Bumps, all.Mother));
        Assert.Equal([new PregnancyEndedInLoss(all.Pregnancy, all.Mother)], all.World.Told.OfType<PregnancyEndedInLoss>());
    }

    /// <summary>What is still to be done by anybody, by its kind; what a midwife asks of her own list is none of these.</summary>
    private static Task<IReadOnlyList<string>> Open(TogetherWorld all) => all.World.Sql<string>("SELECT kind FROM families_task WHERE ended_at IS NULL ORDER BY kind");

    [Fact]
    public async Task No_event_step_task_audit_or_answer_says_what_happened()
    {
        await using var all = await TogetherWorld.Start();
        await all.Record(await all.Loss());
        await all.World.Deliver();
        string[] said =
        [
            .. (await all.World.Sql<Written>("SELECT body FROM kernel_outbox")).Select(o => o.Body),
            .. (await all.World.Sql<Titled>("SELECT title FROM families_task")).Select(t => t.Title),
            .. await all.World.Sql<string>("SELECT CONCAT(from_status, ' ', to_status, ' ', reason) FROM antenatal_step"),
            .. await all.World.Sql<string>("SELECT CONCAT(what, ' ', subjects, ' ', fields, ' ', reason) FROM kernel_audit"),
            .. await all.World.Sql<string>("SELECT CONCAT(command, ' ', answer) FROM kernel_answer"),
            .. await all.World.Sql<string>("SELECT CONCAT(sealed, ' ', last_error) FROM antenatal_loss_try"),
        ];
        Assert.All(said, text => Assert.DoesNotContain(Types, type => text.Contains(type, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task Each_module_failing_in_turn_leaves_the_hold_and_nothing_half_done_and_the_next_try_completes_it()
    {
        Assert.Equal(["Neighbourhood.Contact", "Neighbourhood.Families", "Neighbourhood.FamilyHubs", "Neighbourhood.Mdt", "Neighbourhood.PeerSupport"],
            TogetherWorld.Reactions.Select(r => r.Assembly.GetName().Name!).Distinct().Order(StringComparer.Ordinal));
        foreach (var reaction in TogetherWorld.Reactions)
        {
            await using var all = await TogetherWorld.Start();
            await all.Planned();
            var (before, tasks) = (await all.Sent(), await Open(all));
            await all.Queue(all.Mother, notBefore: all.World.Clock.Now().AddMinutes(1));
            all.Failing = reaction;
            var loss = await all.Loss();
            Assert.False(await all.Record(loss));
            await all.World.Deliver();

            Assert.Equal(PregnancyStatus.Ongoing, await all.Status());
            Assert.Equal(["Expected"], await all.Unborn());
            Assert.Equal(["Confirmed"], await all.World.Sql<string>("SELECT status FROM mdt_summary"));
            // Her conversation is silent by the hold; nothing of it has ended.
            Assert.Equal("Active Screening", await all.Peers());
            Assert.Empty(all.World.Told.OfType<PeerMatchEnded>());
            // The hold alone ends her link; what is booked, and what is still to be done, stands.
            Assert.Equal(("Withdrawn", "Booked0", "Booked0"), (await all.LinkState(), await all.BookingOf(all.Bumps), await all.BookingOf(all.Toddlers)));
            // The hold asks the coordinator of peer support for each of the three: ask first.
            Assert.Equal(tasks.Where(t => t != "hub.link-welcome").Concat(Enumerable.Repeat("peersupport.look", 3)), await Open(all));
            Assert.Equal(0, await all.Count("SELECT COUNT(*) FROM antenatal_loss") + await all.Count("SELECT COUNT(*) FROM antenatal_cancelled") + await all.Count("SELECT COUNT(*) FROM mdt_ask_first"));
            Assert.NotEqual(0, await all.Count("SELECT COUNT(*) FROM antenatal_milestone WHERE status IN ('Upcoming', 'Open')"));
            Assert.Empty(all.World.Told.OfType<PregnancyEndedInLoss>());
            Assert.Equal(1, await all.Count("SELECT COUNT(*) FROM contact_hold WHERE pregnancy_id = @Pregnancy AND released_at IS NULL"));
            Assert.DoesNotContain(await all.World.Sql<string>("SELECT sealed FROM antenatal_loss_try"), s => s.Length == 0 || Types.Any(t => s.Contains(t, StringComparison.OrdinalIgnoreCase)));

            all.World.Clock.Advance(TimeSpan.FromHours(2));
            await all.Dispatch();
            Assert.Equal(before, await all.Sent());
            Assert.True((await all.Midwife.Ask(new RecordLoss.Query(all.Pregnancy))).Waits, "The page says so");
            Assert.Equal("", (await Assert.ThrowsAsync<Refused>(() => all.Midwife.Send(new ReleasePregnancyHold.Command(all.Mother, loss.Id, 1, "Too early")))).Input);
            var work = Assert.Single(await all.Midwife.Ask(new GatherMyWork(all.Midwife.Id, all.World.Clock.Today())), w => w.Path.EndsWith("/loss", StringComparison.Ordinal));
            Assert.Equal("All contact is stopped. The rest is not yet recorded: we will try again", work.Title);
            var row = Assert.Single(await all.World.As(Roles.Operator, Guid.Empty).Ask(new ShowLossTrouble.Query()));
            Assert.Equal((loss.Id, 1, nameof(InvalidOperationException)), (row.Id, row.Tries, row.LastError));

            all.Failing = null;
            await all.World.Tick();
            await all.World.Deliver();
            Assert.Equal(PregnancyStatus.LossRecorded, await all.Status());
            Assert.Equal(["NoLonger"], await all.Unborn());
            Assert.Single(all.World.Told.OfType<PregnancyEndedInLoss>());
            Assert.Contains("Link", await all.World.Sql<string>("SELECT kind FROM antenatal_cancelled"));
            Assert.Empty(await all.World.As(Roles.Operator, Guid.Empty).Ask(new ShowLossTrouble.Query()));
            Assert.Equal([all.Midwife.Id], await all.World.Sql<Guid>("SELECT recorded_by FROM antenatal_loss"));
            await all.Dispatch();
            Assert.Equal(before, await all.Sent());
            Assert.Equal(("Withdrawn", "CancelledByHub0", "Booked1"), (await all.LinkState(), await all.BookingOf(all.Bumps), await all.BookingOf(all.Toddlers)));
            Assert.Equal("Ended", await all.Peers());
            Assert.DoesNotContain("peersupport.look", await Open(all));
        }
    }

    [Fact]
    public async Task Rule_7_of_peer_support_a_match_about_a_pregnancy_ends_with_it_the_supporter_reads_ended_and_no_more_and_one_who_was_matched_on_loss_is_offered_care()
    {
        await using var all = await TogetherWorld.Start();
        Assert.Equal((MatchStatus.Active, true), await TogetherWorld.Reads(all.Bereaved, all.HerMatch) is var before ? (before.Status, before.Open) : default);
        Assert.Equal(["1 request for somebody to talk to", "2 matches with peer supporters"], (await all.Midwife.Ask(new GatherWouldCancel(all.Pregnancy, all.Mother))).Where(p => p.Module == "PeerSupport").Select(p => p.Says).Order(StringComparer.Ordinal));
        var loss = await all.Loss();
        Assert.True(await all.Record(loss));
        // In the same transaction: nothing was delivered yet.
        Assert.Equal("Ended", await all.Peers());
        await all.World.Deliver();
        await all.Dispatch();
        Assert.Equal(["system", "system"], all.World.Told.OfType<PeerMatchEnded>().Select(e => e.ReasonCode));
        foreach (var (supporter, match) in new[] { (all.Bereaved, all.HerMatch), (all.Friend, all.HisMatch) })
        {
            var read = await TogetherWorld.Reads(supporter, match);
            Assert.Equal((MatchStatus.Ended, false), (read.Status, read.Open));
            Assert.All(Types.Concat(["loss", "pregnan", "Amara", "Birch", "Ben"]), word => Assert.DoesNotContain(word, read.Words, StringComparison.OrdinalIgnoreCase));
        }
        Assert.Equal([all.Bereaved.Id], await all.World.Sql<Guid>("SELECT user_id FROM peersupport_supporter WHERE care_from IS NOT NULL"));
        Assert.Equal([all.PeerCoordinator.Id], await all.World.Sql<Guid>("SELECT assignee_user_id FROM families_task WHERE kind = 'peersupport.care'"));
        // Why, nobody reads: neither in what is kept, nor on the coordinator's list.
        Assert.All(await all.World.Sql<string>("SELECT CONCAT(from_status, ' ', to_status, ' ', reason) FROM peersupport_step"), step => Assert.DoesNotMatch("(?i)loss|pregnan|miscarr", step));
        Assert.Empty(await all.PeerCoordinator.Ask(new ListLooks.Query()));

        // Re-opened: the coordinator has a list, and nothing begins again, not when it is told twice and not as time passes.
        await all.Midwife.Send(new CorrectLoss.Command(all.Pregnancy, await all.Version(), null, "It was entered for another family"));
        await all.World.Deliver();
        await all.World.Happened(new PregnancyReopened(all.Pregnancy, all.Mother));
        await all.World.Deliver();
        await all.Midwife.Send(new ReleasePregnancyHold.Command(all.Mother, loss.Id, 1, "It was a mistake"));
        for (var day = 0; day < 3; day++)
        {
            all.World.Clock.Advance(TimeSpan.FromDays(1));
            await all.World.Tick();
            await all.World.Deliver();
        }
        Assert.Equal("Ended", await all.Peers());
        Assert.Equal([LookWhy.Stopped, LookWhy.Stopped, LookWhy.Stopped], (await all.PeerCoordinator.Ask(new ListLooks.Query())).Select(l => l.Why));
        Assert.Equal(["3 requests for somebody to talk to"], (await all.Midwife.Ask(new ListCancelled.Query(all.Pregnancy))).Where(p => p.Module == "PeerSupport").Select(p => p.Says));
        Assert.Equal(2, all.World.Told.OfType<PeerMatchEnded>().Count());
        Assert.Empty(all.World.Told.OfType<PeerMatchStarted>());
    }

    [Fact]
    public async Task Scenario_7_re_opened_its_milestones_return_nothing_is_restored_or_sent_and_the_hold_stays()
    {
        await using var all = await TogetherWorld.Start();
        await all.Planned();
        var sent = await all.Sent();
        await all.Queue(all.Mother, notBefore: all.World.Clock.Now().AddDays(1));
        var before = await all.Count("SELECT COUNT(*) FROM antenatal_milestone WHERE pregnancy_id = @Pregnancy AND status IN ('Upcoming', 'Open')");
        var loss = await all.Loss();
        await all.Record(loss);
        await all.World.Deliver();
        await all.Midwife.Send(new CorrectLoss.Command(all.Pregnancy, await all.Version(), null, "It was entered for another family"));
        await all.World.Deliver();
        all.World.Clock.Advance(TimeSpan.FromDays(2));
        await all.Dispatch();

        Assert.Equal(PregnancyStatus.Ongoing, await all.Status());
        Assert.Equal(["Expected"], await all.Unborn());
        Assert.Equal(before, await all.Count("SELECT COUNT(*) FROM antenatal_milestone WHERE pregnancy_id = @Pregnancy AND status IN ('Upcoming', 'Open')"));
        Assert.Equal([new PregnancyReopened(all.Pregnancy, all.Mother)], all.World.Told.OfType<PregnancyReopened>());
        Assert.Equal(sent, await all.Sent());
        Assert.Equal(["ToConfirm"], await all.World.Sql<string>("SELECT status FROM mdt_summary"));
        Assert.Equal(("Withdrawn", "CancelledByHub0"), (await all.LinkState(), await all.BookingOf(all.Bumps)));
        var listed = await all.Midwife.Ask(new ListCancelled.Query(all.Pregnancy));
        Assert.Equal(["Antenatal", "Contact", "FamilyHubs", "Mdt", "PeerSupport"], listed.Select(p => p.Module).Distinct());
        Assert.Equal("Ended", await all.Peers());
        Assert.Contains(listed, p => p.Says.Contains("Stay and play is on Tuesday 4 March", StringComparison.Ordinal));

        // Released by the midwife on Contact's page: even then nothing goes by itself, and new messages may.
        Assert.Equal(ContactRefusal.Hold, (await all.Queue(all.Mother)).Refusal);
        await all.Midwife.Send(new ReleasePregnancyHold.Command(all.Mother, loss.Id, 1, "It was a mistake"));
        await all.World.Deliver();
        await all.Dispatch();
        Assert.Equal(sent, await all.Sent());
        Assert.Empty(await all.World.Sql<Guid>("SELECT id FROM mdt_ask_first WHERE ended_at IS NULL"));
        await all.Queue(all.Mother);
        await all.Dispatch();
        Assert.Equal(sent + 1, await all.Sent());
    }

    [Fact]
    public async Task Scenario_41_one_of_two_lost_leaves_the_pregnancy_and_no_message_until_each_is_read_again()
    {
        await using var all = await TogetherWorld.Start(babies: 2);
        var babies = await all.Babies();
        await all.Queue(all.Mother, notBefore: all.World.Clock.Now().AddDays(1));
        var loss = await all.Loss(babies[0]);
        Assert.True(await all.Record(loss));
        await all.World.Deliver();
        all.World.Clock.Advance(TimeSpan.FromDays(2));
        await all.Dispatch();

        Assert.Equal(PregnancyStatus.Ongoing, await all.Status());
        Assert.Equal(["Expected", "NoLonger"], (await all.Unborn()).Order(StringComparer.Ordinal));
        Assert.Equal([new UnbornNoLongerExpected(babies[0], all.Pregnancy)], all.World.Told.OfType<UnbornNoLongerExpected>());
        Assert.Empty(all.World.Told.OfType<PregnancyEndedInLoss>());
        Assert.Equal(0, await all.Sent());
        var held = await all.Midwife.Ask(new RereadMessages.Query(all.Pregnancy));
        Assert.NotNull(held.Since);
        Assert.Contains("Stay and play", Assert.Single(held.Held), StringComparison.Ordinal);
        // Contact begins again when each is read, and then only when she says so.
        var release = new ReleasePregnancyHold.Command(all.Mother, loss.Id, 1, "Each is read");
        Assert.Equal([$"/antenatal/pregnancies/{all.Pregnancy}/loss/reread"], (await all.Midwife.Ask(new ReleasePregnancyHold.Query(all.Mother, loss.Id))).First.Select(f => f.Path));
        Assert.Equal("Read each message again first", (await Assert.ThrowsAsync<Refused>(() => all.Midwife.Send(release))).Message);
        await all.Midwife.Send(new RereadMessages.Command(all.Pregnancy, held.Version, 1, true));
        Assert.Null((await all.Midwife.Ask(new RereadMessages.Query(all.Pregnancy))).Since);
        Assert.Equal(ContactRefusal.Hold, (await all.Queue(all.Mother)).Refusal);
        await all.Midwife.Send(release);
        await all.World.Deliver();
        await all.Dispatch();
        Assert.Equal(0, await all.Sent());

        Assert.True(await all.Record(await all.Loss(babies[1])));
        Assert.Equal(PregnancyStatus.LossRecorded, await all.Status());
        Assert.Equal(["NoLonger", "NoLonger"], await all.Unborn());
    }

    [Fact]
    public void Scenario_41_no_message_says_twins_or_babies()
    {
        var words = Declared.All.Values.SelectMany(t => t.Variants.SelectMany(v => new[] { t.Says, v.Subject, v.Body, v.EasyRead })).ToList();
        Assert.NotEmpty(words);
        foreach (var said in new[] { "twin", "triplet", "babies", "multiple", "both of them" })
            Assert.DoesNotContain(words, text => text.Contains(said, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Scenario_43_a_message_queued_before_contact_was_stopped_is_not_sent_when_its_hour_comes()
    {
        await using var all = await TogetherWorld.Start();
        await all.Queue(all.Mother, notBefore: all.World.Clock.Now().AddDays(1));
        await all.Queue(all.World.NewId(), about: all.Mother, notBefore: all.World.Clock.Now().AddDays(1)); // to a grandmother, say
        await all.HubWorker.Send(new StopPregnancyContact.Command(all.World.NewId(), all.Mother));
        all.World.Clock.Advance(TimeSpan.FromDays(2));
        await all.Dispatch();
        Assert.Equal(0, await all.Sent());
        Assert.Equal(2, await all.Count("SELECT COUNT(*) FROM contact_message WHERE state = 'Refused' AND refusal = 'Hold'"));
        Assert.Equal(ContactRefusal.Hold, (await all.Queue(all.World.NewId(), about: all.Mother)).Refusal);
        Assert.Equal(PregnancyStatus.Ongoing, await all.Status());
        Assert.Single(await all.World.Sql<string>("SELECT title FROM families_task WHERE assignee_user_id = @Id", new { all.Midwife.Id }), "A colleague stopped contact with a family: ask them, and follow up");
    }

    private enum Do { Queue, QueueLater, QueueAbout, Offer, Accept, Welcome, Book, BookChild, Dispatch, Deliver, Remind, Hour, Stop, Lose, LoseFailing, Retry, Reread, Reopen }

    /// <summary>What came about in all orders together: where any of it is none, nothing was shown.</summary>
    private sealed class Tally
    {
        internal int Left, Offered, Booked, Refused, Stopped, Lost, Failed, Retried, Reopened, Reread;
    }

    private static readonly Do[] Life = [Do.Offer, Do.Deliver, Do.Accept, Do.Deliver, Do.Book, Do.Deliver, Do.Dispatch];

    /// <summary>How an order begins, so that each of these is among all orders; the last where two are expected.</summary>
    private static readonly Do[][] Beginnings = [Life, [.. Life, Do.LoseFailing, Do.Retry, Do.Reopen], [Do.QueueLater, Do.Lose, Do.Deliver, Do.Reread]];

    [Fact]
    public async Task No_message_leaves_after_contact_was_stopped_in_any_order_of_offering_booking_reminding_losing_correcting_re_opening_and_trying_again()
    {
        var tally = new Tally();
        foreach (var (rest, number) in Gen.Elements(Enum.GetValues<Do>()).ArrayOf(20).Sample(20).Select((rest, number) => (rest, number)))
        {
            var order = (Do[])[.. Beginnings[number % 3], .. rest];
            await using var all = await TogetherWorld.Start(babies: number % 3 == 2 ? 2 : 1);
            int? whenStopped = null;
            foreach (var (what, step) in order.Select((what, step) => (what, step)))
            {
                await Once(all, what, TogetherWorld.Reactions[(number + step) % TogetherWorld.Reactions.Count], tally);
                if (what is Do.Stop or Do.Lose or Do.LoseFailing && await all.Count("SELECT COUNT(*) FROM contact_hold") > 0) whenStopped ??= await all.Sent();
                if (whenStopped is { } sent) Assert.True(sent == await all.Sent(), $"A message left after contact was stopped, at step {step}: {JsonSerializer.Serialize(order.Select(s => s.ToString()))}");
            }
            tally.Left += whenStopped ?? 0;
            if (whenStopped is not null) tally.Refused += await all.Count("SELECT COUNT(*) FROM contact_message WHERE state = 'Refused' AND refusal = 'Hold'");
        }
        Assert.All(new[] { tally.Left, tally.Offered, tally.Booked, tally.Refused, tally.Stopped, tally.Lost, tally.Failed, tally.Retried, tally.Reopened, tally.Reread }, many => Assert.NotEqual(0, many));
    }

    /// <summary>One thing that somebody does; what is refused as it stands is left.</summary>
    private static async Task Once(TogetherWorld all, Do what, Type failing, Tally tally)
    {
        try
        {
            switch (what)
            {
                case Do.Queue: await all.Queue(all.Mother); break;
                case Do.QueueLater: await all.Queue(all.Mother, notBefore: all.World.Clock.Now().AddHours(1)); break;
                case Do.QueueAbout: await all.Queue(all.World.NewId(), about: all.Mother); break;
                case Do.Offer: await all.Offer(); tally.Offered++; break;
                case Do.Accept: await all.Accept(); break;
                case Do.Welcome: await all.Welcome(); break;
                case Do.Book: await all.Book(all.Bumps, all.Mother, all.Father); tally.Booked++; break;
                case Do.BookChild: await all.Book(all.Toddlers, all.Child, all.Mother); break;
                case Do.Dispatch: await all.Dispatch(); break;
                case Do.Deliver: await all.World.Deliver(); break;
                case Do.Remind: all.World.Clock.Advance(TimeSpan.FromDays(1)); await all.World.Tick(); break;
                case Do.Hour: all.World.Clock.Advance(TimeSpan.FromHours(1)); break;
                case Do.Stop: await all.HubWorker.Send(new StopPregnancyContact.Command(all.World.NewId(), all.Mother)); tally.Stopped++; break;
                case Do.Lose:
                    if (await all.Record(await all.Loss(await all.Expected() is [var first, ..] ? first : default))) tally.Lost++;
                    tally.Stopped++;
                    break;
                case Do.LoseFailing:
                    all.Failing = failing;
                    if (!await all.Record(await all.Loss())) tally.Failed++;
                    tally.Stopped++;
                    break;
                case Do.Retry:
                    var waited = await all.Waiting();
                    all.World.Clock.Advance(TimeSpan.FromMinutes(35));
                    await all.World.Tick();
                    tally.Retried += waited - await all.Waiting();
                    break;
                case Do.Reread:
                    var held = await all.Midwife.Ask(new RereadMessages.Query(all.Pregnancy));
                    await all.Midwife.Send(new RereadMessages.Command(all.Pregnancy, held.Version, held.Held.Count, true));
                    if (held.Since is not null) tally.Reread++;
                    break;
                default:
                    var (status, entries) = (await all.Status(), (await all.Midwife.Ask(new CorrectLoss.Query(all.Pregnancy))).Entries);
                    await all.Midwife.Send(new CorrectLoss.Command(all.Pregnancy, await all.Version(), [.. entries.Select(e => e.Id)], "It was a mistake"));
                    if (status == PregnancyStatus.LossRecorded) tally.Reopened++;
                    break;
            }
        }
        catch (Exception refused) when (refused is Refused or Conflict or NotFound)
        {
            // As the page would say.
        }
        finally
        {
            all.Failing = null;
        }
    }
}
