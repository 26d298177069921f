using FsCheck.Fluent;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Antenatal.Contracts;
using Neighbourhood.Contact.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Contracts;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.People;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.PeerSupport.Supporters;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.People;

/// <summary>Whatever other modules tell, in whatever order, each of it twice, with a coordinator who settles what she is asked in between: nothing begins again by itself, and nothing comes about twice.</summary>
public sealed class ReactionsInAnyOrderTests : ArrangedAround
{
    private enum Tells
    {
        Held, Released, Objects, TakesBack, Overridden, Joined, Parted, Protected, Moves, LivesElsewhere, Dies, DeathCorrected, Loses, Reopened, SupporterEnded, SupervisorEnded, CoordinatorEnded, DeputyEnded,
        SupporterDies, KnowsHer, KnowsHerNoMore, Settles,
    }

    private sealed record Scene(
        Guid Programme, Actor Coordinator, Guid Deputy, Guid Supervisor, Guid Supporter, Guid Account, Guid SupporterPerson, Guid Family, Guid Mother, Guid Twin, Guid Pregnancy, Guid Match, Guid Request, Guid Offer,
        Guid Hold, Guid Objection, Guid Partners);

    private sealed record Stands(Guid Id, MatchStatus Status, string? PausedCode, string Person);

    private sealed record Step(Guid SubjectId, string ToStatus);

    private sealed record Row(Guid SubjectId, LookWhy Why);

    private sealed record Run(Guid? CoordinatorUserId, Guid? DeputyUserId);

    private async Task<Scene> Scene_of_its_own()
    {
        var (programme, deputy, supervisor, person) = (World.NewId(), World.NewId(), World.NewId(), World.NewId());
        var coordinator = World.As(Roles.PeerCoordinator, programme);
        await World.Arrange("INSERT INTO peersupport_programme (id, title, neighbourhood_id, coordinator_user_id, deputy_user_id, opened_on, version) VALUES (@programme, 'One more', @none, @Id, @deputy, @on, 1)",
            new { programme, none = World.NewId(), coordinator.Id, deputy, on = Today.AddYears(-1) });
        var (family, mother, father, _) = NewFamily();
        var (supporter, actor) = await Supporting(person: person, programme: programme);
        await World.Arrange("UPDATE peersupport_supporter SET supervisor_user_id = @supervisor WHERE id = @supporter", new { supervisor, supporter });
        var pregnancy = World.NewId();
        var (match, request) = await Matched(supporter, MatchStatus.Active, mother, pregnancy);
        var (offer, offered) = await Matched(supporter, MatchStatus.Offered, mother);
        var partners = await Asked(person: father);
        await World.Arrange("UPDATE peersupport_request SET expecting = 1 WHERE id = @partners", new { partners });
        await World.Arrange("UPDATE peersupport_request SET programme_id = @programme, involvement_id = id WHERE id IN (@request, @offered, @partners)", new { programme, request, offered, partners });
        await About(request, "Loss");
        return new(programme, coordinator, deputy, supervisor, supporter, actor.Id, person, family, mother, World.NewId(), pregnancy, match, request, offer, World.NewId(), World.NewId(), partners);
    }

    private async Task Do(Scene s, Tells tells)
    {
        if (tells == Tells.Settles)
        {
            if ((await s.Coordinator.Ask(new ListLooks.Query())) is [var first, ..] && LookWords.Choices(first.Why, first.There, first.Held).First() is var choice)
                await Record.ExceptionAsync(() => s.Coordinator.Send(new ListLooks.Command(first.PeerProgrammeId, first.Id, choice.Then)));
            await World.Deliver();
            return;
        }
        if (tells == Tells.KnowsHer) Connected.Add((s.SupporterPerson, s.Mother));
        if (tells == Tells.KnowsHerNoMore) Connected.Remove((s.SupporterPerson, s.Mother));
        IEvent happened = tells switch
        {
            Tells.Held => new ContactHeld(s.Hold, [s.Twin, s.Mother], HoldKind.Pregnancy, Today),
            Tells.Released => new ContactReleased(s.Hold, [s.Twin, s.Mother], HoldKind.Pregnancy, Today),
            Tells.Objects => new SharingObjectionRecorded(s.Objection, s.Mother, [SharingPurpose.PeerSupport], []),
            Tells.TakesBack => new SharingObjectionWithdrawn(s.Objection, s.Mother, [SharingPurpose.PeerSupport], []),
            Tells.Overridden => new SharingObjectionOverridden(s.Objection, s.Mother, [SharingPurpose.PeerSupport], []),
            Tells.Joined => new PersonMerged(s.Mother, s.Twin),
            Tells.Parted => new PersonMergeUndone(s.Mother, s.Twin),
            Tells.Protected => new PersonRestricted(s.Mother),
            Tells.Moves => new HouseholdMoved(s.Family, Today, Sale),
            Tells.LivesElsewhere or Tells.KnowsHer or Tells.KnowsHerNoMore => new MembershipChanged(s.Family, s.Mother, MembershipChange.Joined, Today),
            Tells.Dies => new PersonDied(s.Twin, Today),
            Tells.DeathCorrected => new PersonDeathCorrected(s.Twin),
            Tells.Loses => new PregnancyEndedInLoss(s.Pregnancy, s.Mother),
            Tells.Reopened => new PregnancyReopened(s.Pregnancy, s.Mother),
            Tells.SupporterEnded => new AccountEnded(s.Account, Today),
            Tells.SupervisorEnded => new AccountEnded(s.Supervisor, Today),
            Tells.CoordinatorEnded => new AccountEnded(s.Coordinator.Id, Today),
            Tells.DeputyEnded => new AccountEnded(s.Deputy, Today),
            _ => new PersonDied(s.SupporterPerson, Today),
        };
        await Told(happened, happened);
    }

    [Fact]
    public async Task Nothing_begins_again_by_itself_and_nothing_comes_about_twice()
    {
        var (ended, left, silent, asked) = (0, 0, 0, 0);
        foreach (var order in Gen.Elements(Enum.GetValues<Tells>()).ListOf(10).Sample(24).Append([Tells.Settles, Tells.SupporterEnded, Tells.Dies, Tells.Objects, Tells.Held]))
        {
            var s = await Scene_of_its_own();
            var told = new List<Tells>();
            foreach (var tells in order)
            {
                told.Add(tells);
                var was = await Matches(s);
                await Do(s, tells);
                var says = string.Join(", ", told);
                foreach (var now in await Matches(s))
                {
                    var before = was.Single(w => w.Id == now.Id);
                    Assert.True(before.Status == now.Status || Match.May(before.Status, now.Status), $"{before.Status} became {now.Status}: {says}");
                    // Only what the coordinator says opens a silent conversation.
                    if (before.PausedCode is not null && now.PausedCode is null) Assert.True(tells == Tells.Settles, $"It opened by itself: {says}");
                    if (Match.IsOpen(now.Status)) Assert.True(now.PausedCode is not null || !await StandsAgainst(s, now), $"Open, and something stands against it: {says}");
                }
                // What her partner asked for as expecting ends with her loss and nothing else of hers, and stays ended.
                Assert.True(await RequestIs(s.Partners) == RequestStatus.Ended == told.Contains(Tells.Loses), $"Her partner's is {await RequestIs(s.Partners)}: {says}");
                await Check(s, says);
            }
            ended += await MatchIs(s.Match) == MatchStatus.Ended ? 1 : 0;
            left += await SupporterIs(s.Supporter) == SupporterStatus.Left ? 1 : 0;
            silent += (await OpenPauses(s)).Count;
            asked += (await World.Sql<int>("SELECT COUNT(*) FROM peersupport_look WHERE programme_id = @Programme AND asked_at IS NOT NULL", new { s.Programme })).Single();
        }
        Assert.All(new[] { ended, left, silent, asked }, many => Assert.NotEqual(0, many)); // it looked at something
        Assert.Empty(World.Told.OfType<PeerMatchStarted>());
    }

    private Task<IReadOnlyList<Stands>> Matches(Scene s) => World.Sql<Stands>("SELECT id, status, paused_code, person_id AS person FROM peersupport_match WHERE id IN (@Match, @Offer) ORDER BY id", new { s.Match, s.Offer });

    private Task<IReadOnlyList<Guid>> OpenPauses(Scene s) => World.Sql<Guid>("SELECT id FROM peersupport_match WHERE id IN (@Match, @Offer) AND status IN ('Offered', 'Matched', 'Active') AND paused_code IS NOT NULL", new { s.Match, s.Offer });

    private async Task<bool> StandsAgainst(Scene s, Stands match)
    {
        var joined = (await World.Sql<int>("SELECT COUNT(*) FROM peersupport_alias WHERE merged_id = @Twin", new { s.Twin })).Single() > 0;
        return (await World.Sql<int>("""
            SELECT (SELECT COUNT(*) FROM peersupport_hold WHERE (person_id = @Mother OR (@joined = 1 AND person_id = @Twin)) AND released_on IS NULL)
                + (SELECT COUNT(*) FROM peersupport_objection WHERE person_id = @Mother)
                + (SELECT COUNT(*) FROM peersupport_look WHERE subject_id = @Id AND looked_at IS NULL AND why IN ('SupporterLeft', 'Connected'))
            """, new { s.Mother, s.Twin, match.Id, joined })).Single() > 0;
    }

    private async Task Check(Scene s, string says)
    {
        // What ends, ends once; nothing comes after it.
        foreach (var steps in (await World.Sql<Step>("SELECT subject_id, to_status FROM peersupport_step WHERE subject_id IN (@Match, @Offer, @Request, @Supporter, @Partners) ORDER BY at, id", new { s.Match, s.Offer, s.Request, s.Supporter, s.Partners })).GroupBy(t => t.SubjectId))
        {
            var last = steps.Select(t => t.ToStatus).ToList();
            Assert.True(last.Count(t => t is "Ended" or "Left") <= 1, says);
            Assert.True(!last.Contains("Ended") || last[^1] == "Ended", says);
            Assert.True(!last.Contains("Left") || last[^1] == "Left", says);
        }
        Assert.True(World.Told.OfType<PeerMatchEnded>().Count(e => e.MatchId == s.Match) <= 1, says);
        Assert.True(World.Told.OfType<PeerInvolvementEnded>().GroupBy(e => e.InvolvementId).All(g => g.Count() == 1), says);
        Assert.True(World.Told.OfType<PeerInvolvementBegan>().GroupBy(e => e.InvolvementId).All(g => g.Count() == 1), says);
        // Each is asked once for each reason, with one task.
        var looks = await World.Sql<Row>("SELECT subject_id, why FROM peersupport_look WHERE programme_id = @Programme AND looked_at IS NULL", new { s.Programme });
        Assert.True(looks.Distinct().Count() == looks.Count, says);
        var tasks = (await World.Sql<Guid>("SELECT task_id FROM peersupport_look WHERE programme_id = @Programme AND task_id IS NOT NULL", new { s.Programme })).ToHashSet();
        Assert.True(Tasks.Where(t => tasks.Contains(t.TaskId)).Select(t => t.TaskId).Distinct().Count() == tasks.Count, says);
        Assert.True(Tasks.Select(t => t.TaskId).Distinct().Count() == Tasks.Count, says);
        Assert.True(Tasks.Count(t => t.KindCode == "peersupport.care" && t.Path!.EndsWith(s.Supporter.ToString(), StringComparison.Ordinal)) <= 1, says);
        // Nobody has left over whom somebody still waits.
        if (await SupporterIs(s.Supporter) == SupporterStatus.Left) Assert.True((await Matches(s)).All(m => m.Status is MatchStatus.Ended or MatchStatus.SaidNo), says);
        // What has ended is looked at no more, but for what ended by mistake.
        Assert.True((await World.Sql<int>("""
            SELECT COUNT(*) FROM peersupport_look k JOIN peersupport_request r ON r.id = k.request_id WHERE k.programme_id = @Programme AND r.status = 'Ended' AND k.asked_at IS NOT NULL AND k.looked_at IS NULL AND k.why <> 'Stopped'
            """, new { s.Programme })).Single() == 0, says);
        var run = (await World.Sql<Run>("SELECT coordinator_user_id, deputy_user_id FROM peersupport_programme WHERE id = @Programme", new { s.Programme })).Single();
        Assert.True(run.CoordinatorUserId is null || run.CoordinatorUserId != run.DeputyUserId, says);
    }
}
