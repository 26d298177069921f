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
        await all.Queue(all.Mother);
        await all.Queue(all.Mother, notBefore: all.World.Clock.Now().AddDays(2));
        await all.Queue(all.Father, about: all.Mother, notBefore: all.World.Clock.Now().AddDays(1));
        await all.World.Arrange("INSERT INTO antenatal_silence (id, pregnancy_id, why, opened_on) VALUES (@id, @Pregnancy, 'NotBooked', @today)", new { id = all.World.NewId(), all.Pregnancy, today = all.World.Clock.Today() });
        Assert.NotEqual(0, await all.Count("SELECT COUNT(*) FROM antenatal_milestone WHERE pregnancy_id = @Pregnancy AND status IN ('Upcoming', 'Open')"));
        Assert.NotEmpty(await all.Midwife.Ask(new GatherWouldCancel(all.Pregnancy, all.Mother)));

        Assert.True(await all.Record(await all.Loss()), string.Join("; ", await all.World.Sql<string>("SELECT last_error FROM antenatal_loss_try WHERE last_error IS NOT NULL")));
        await all.World.Deliver();
        all.World.Clock.Advance(TimeSpan.FromDays(3));
        await all.Dispatch();

        Assert.Equal(PregnancyStatus.LossRecorded, await all.Status());
        Assert.Equal(0, await all.Sent());
        Assert.Equal(3, await all.Count("SELECT COUNT(*) FROM contact_message WHERE state = 'Refused' AND refusal = 'Hold'"));
        Assert.Equal(0, await all.Count("SELECT COUNT(*) FROM antenatal_milestone WHERE pregnancy_id = @Pregnancy AND status IN ('Upcoming', 'Open')"));
        Assert.Equal(0, await all.Count("SELECT COUNT(*) FROM antenatal_silence WHERE pregnancy_id = @Pregnancy AND closed_on IS NULL"));
        Assert.Equal(["NoLonger"], await all.Unborn());
        Assert.Equal(["ToConfirm"], await all.World.Sql<string>("SELECT status FROM mdt_summary"));
        Assert.Equal(["Ask the midwife before you mention it"], await all.World.Sql<string>("SELECT title FROM families_task WHERE assignee_user_id = @Lead", new { all.Lead }));
        Assert.Equal(ContactRefusal.Hold, (await all.World.AsSystem().Ask(new MayContact(all.Mother, MessageKind.Appointment))).Refusal);
        Assert.Equal(ContactRefusal.Hold, (await all.Queue(all.Mother)).Refusal);
        Assert.Equal(ContactRefusal.Hold, (await all.Queue(all.Father)).Refusal);
        Assert.Equal([new PregnancyEndedInLoss(all.Pregnancy, all.Mother)], all.World.Told.OfType<PregnancyEndedInLoss>());
    }

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
        Assert.True(TogetherWorld.Reactions.Count >= 3, "Contact, Families and Mdt react");
        foreach (var reaction in TogetherWorld.Reactions)
        {
            await using var all = await TogetherWorld.Start();
            await all.Queue(all.Mother, notBefore: all.World.Clock.Now().AddMinutes(1));
            all.Failing = reaction;
            var loss = await all.Loss();
            Assert.False(await all.Record(loss));
            await all.World.Deliver();

            Assert.Equal(PregnancyStatus.Ongoing, await all.Status());
            Assert.Equal(["Expected"], await all.Unborn());
            Assert.Equal(["Confirmed"], await all.World.Sql<string>("SELECT status FROM mdt_summary"));
            Assert.Equal(0, await all.Count("SELECT COUNT(*) FROM antenatal_loss") + await all.Count("SELECT COUNT(*) FROM antenatal_cancelled") + await all.Count("SELECT COUNT(*) FROM mdt_ask_first"));
            Assert.NotEqual(0, await all.Count("SELECT COUNT(*) FROM antenatal_milestone WHERE status IN ('Upcoming', 'Open')"));
            Assert.Empty(all.World.Told.OfType<PregnancyEndedInLoss>());
            Assert.Equal(1, await all.Count("SELECT COUNT(*) FROM contact_hold WHERE pregnancy_id = @Pregnancy AND released_at IS NULL"));
            Assert.DoesNotContain(await all.World.Sql<string>("SELECT sealed FROM antenatal_loss_try"), s => s.Length == 0 || Types.Any(t => s.Contains(t, StringComparison.OrdinalIgnoreCase)));

            all.World.Clock.Advance(TimeSpan.FromHours(2));
            await all.Dispatch();
            Assert.Equal(0, await all.Sent());
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
            Assert.Empty(await all.World.As(Roles.Operator, Guid.Empty).Ask(new ShowLossTrouble.Query()));
            Assert.Equal([all.Midwife.Id], await all.World.Sql<Guid>("SELECT recorded_by FROM antenatal_loss"));
            await all.Dispatch();
            Assert.Equal(0, await all.Sent());
        }
    }

    [Fact]
    public async Task Scenario_7_re_opened_its_milestones_return_nothing_is_restored_or_sent_and_the_hold_stays()
    {
        await using var all = await TogetherWorld.Start();
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
        Assert.Equal(0, await all.Sent());
        Assert.Equal(["ToConfirm"], await all.World.Sql<string>("SELECT status FROM mdt_summary"));
        var listed = await all.Midwife.Ask(new ListCancelled.Query(all.Pregnancy));
        Assert.Equal(["Antenatal", "Contact", "Mdt", "Mdt"], listed.Select(p => p.Module).Where(m => m != "FamilyHubs"));
        Assert.Contains(listed, p => p.Says.Contains("Stay and play is on Tuesday 4 March", StringComparison.Ordinal));

        // Released by the midwife on Contact's page: even then nothing goes by itself, and new messages may.
        Assert.Equal(ContactRefusal.Hold, (await all.Queue(all.Mother)).Refusal);
        await all.Midwife.Send(new ReleasePregnancyHold.Command(all.Mother, loss.Id, 1, "It was a mistake"));
        await all.World.Deliver();
        await all.Dispatch();
        Assert.Equal(0, await all.Sent());
        Assert.Empty(await all.World.Sql<Guid>("SELECT id FROM mdt_ask_first WHERE ended_at IS NULL"));
        await all.Queue(all.Mother);
        await all.Dispatch();
        Assert.Equal(1, await all.Sent());
    }

    [Fact]
    public async Task Scenario_41_one_of_two_lost_leaves_the_pregnancy_and_no_message_until_each_is_read_again()
    {
        await using var all = await TogetherWorld.Start(babies: 2);
        var babies = await all.Babies();
        await all.Queue(all.Mother, notBefore: all.World.Clock.Now().AddDays(1));
        Assert.True(await all.Record(await all.Loss(babies[0])));
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
        await all.Midwife.Send(new RereadMessages.Command(all.Pregnancy, held.Version, 1, true));
        Assert.Null((await all.Midwife.Ask(new RereadMessages.Query(all.Pregnancy))).Since);
        Assert.Equal(ContactRefusal.Hold, (await all.Queue(all.Mother)).Refusal);

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
        var worker = all.World.As(Roles.HubWorker, FamiliesSite);
        await all.World.Arrange("INSERT INTO families_involvement (id, household_id, team_or_site_id, kind, shown, from_on) VALUES (@id, @Household, @site, 'hub', 1, '2026-01-01')",
            new { id = all.World.NewId(), all.Household, site = FamiliesSite });
        await worker.Send(new StopPregnancyContact.Command(all.World.NewId(), all.Mother));
        all.World.Clock.Advance(TimeSpan.FromDays(2));
        await all.Dispatch();
        Assert.Equal(0, await all.Sent());
        Assert.Equal(1, await all.Count("SELECT COUNT(*) FROM contact_message WHERE state = 'Refused' AND refusal = 'Hold'"));
        Assert.Equal(PregnancyStatus.Ongoing, await all.Status());
        Assert.Single(await all.World.Sql<string>("SELECT title FROM families_task WHERE assignee_user_id = @Id", new { all.Midwife.Id }), "A colleague stopped contact with a family: ask them, and follow up");
    }

    private static readonly Guid FamiliesSite = Families.FamiliesWorld.Site;

    private enum Do { Queue, QueueLater, QueueAbout, Dispatch, Deliver, Hour, Stop, Lose, LoseFailing, Retry, Reopen }

    [Fact]
    public async Task No_message_leaves_after_contact_was_stopped_in_any_order_of_queueing_sending_losing_and_re_opening()
    {
        foreach (var sequence in Gen.Elements(Enum.GetValues<Do>()).ArrayOf(16).Sample(16, 12))
        {
            await using var all = await TogetherWorld.Start();
            int? whenStopped = null;
            foreach (var what in sequence)
            {
                switch (what)
                {
                    case Do.Queue: await all.Queue(all.Mother); break;
                    case Do.QueueLater: await all.Queue(all.Mother, notBefore: all.World.Clock.Now().AddHours(1)); break;
                    case Do.QueueAbout: await all.Queue(all.Father, about: all.Mother); break;
                    case Do.Dispatch: await all.Dispatch(); break;
                    case Do.Deliver: await all.World.Deliver(); break;
                    case Do.Hour: all.World.Clock.Advance(TimeSpan.FromHours(1)); break;
                    case Do.Stop: await all.Midwife.Send(new StopPregnancyContact.Command(all.World.NewId(), all.Mother)); break;
                    case Do.Lose or Do.LoseFailing when await all.Status() == PregnancyStatus.Ongoing:
                        all.Failing = what == Do.LoseFailing ? TogetherWorld.Reactions[0] : null;
                        await all.Record(await all.Loss());
                        all.Failing = null;
                        break;
                    case Do.Retry:
                        all.World.Clock.Advance(TimeSpan.FromMinutes(5));
                        await all.World.Tick();
                        break;
                    case Do.Reopen when await all.Status() == PregnancyStatus.LossRecorded:
                        var entries = (await all.Midwife.Ask(new CorrectLoss.Query(all.Pregnancy))).Entries;
                        await all.Midwife.Send(new CorrectLoss.Command(all.Pregnancy, await all.Version(), [.. entries.Select(e => e.Id)], "It was a mistake"));
                        break;
                    default: break;
                }
                if (what is Do.Stop or Do.Lose or Do.LoseFailing) whenStopped ??= await all.Sent();
                if (whenStopped is { } sent) Assert.True(sent == await all.Sent(), $"A message left after contact was stopped: {JsonSerializer.Serialize(sequence.Select(s => s.ToString()))}");
            }
        }
    }
}
