using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Referrals;

namespace Neighbourhood.Mdt.Teams;

/// <summary>A team with its members and quorum, cases that began over the last weeks, and referrals in the states that somebody waits on.</summary>
internal sealed class MakesDemoTeam(Db db, ISend send, CurrentUser user, TimeProvider clock) : IDemoPart
{
    private static readonly (string Key, string Duty, string Profession)[] Members =
    [
        ("chair", Duties.Chair, "paediatrician"),
        ("gp", Duties.None, "gp"),
        ("healthvisitor", Duties.None, "health-visitor"),
        ("familyhelp", Duties.None, "family-help"),
        ("safeguarding", Duties.SafeguardingLead, "safeguarding"),
    ];

    public int Order => 50;

    public string Says => "a team and its families";

    public async Task Make(Demo demo, CancellationToken ct)
    {
        if (!demo.Accounts.TryGetValue("coordinator", out var coordinator)) return;
        var neighbourhoods = await send.Ask(new GetNeighbourhoods(), ct);
        if (neighbourhoods.Count == 0) return;

        user.IsSystemFor(coordinator);
        var mdtId = demo.Ids["mdt"] = await send.Send(new CreateTeam.Command(clock.NewId(), "Marram Family Team", "family", [neighbourhoods[0].Id], null, null, null, null), ct);
        foreach (var (key, duty, profession) in Members)
            if (demo.Accounts.TryGetValue(key, out var member))
                await send.Send(new AddMember.Command(clock.NewId(), mdtId, member, duty, profession), ct);
        var version = 1;
        foreach (var profession in new[] { "gp", "health-visitor", "family-help" })
            await send.Send(new SetQuorum.Command(mdtId, profession, 1, version++), ct);

        var households = new Queue<Guid>(demo.HouseholdIds);
        var number = 0;
        foreach (var story in DemoStories.Accepted)
        {
            if (await Sent(story, mdtId, coordinator, demo, households, ct) is not { } sent) break;
            user.IsSystemFor(coordinator);
            demo.Ids[$"case:{++number}"] = await send.Send(new AcceptReferral.Command(clock.NewId(), sent, Account(demo, story.Lead, coordinator), null, 1), ct);
            if (story.WeeksAgo > 0) await Backdate(sent, demo.Ids[$"case:{number}"], story.WeeksAgo, ct);
            demo.Progress(number / (DemoStories.Accepted.Count + 3.0));
        }
        await Sent(DemoStories.Waiting, mdtId, coordinator, demo, households, ct);
        if (await Sent(DemoStories.Returned, mdtId, coordinator, demo, households, ct) is { } returned)
        {
            user.IsSystemFor(coordinator);
            await send.Send(new ReturnReferral.Command(returned, DemoStories.Question, 1), ct);
        }
        if (households.TryDequeue(out var last))
        {
            user.IsSystemFor(Account(demo, "hub", coordinator));
            var draft = await send.Send(new StartReferral.Command(clock.NewId(), last), ct);
            await send.Send(new SaveReferralDraft.Command { ReferralId = draft, MdtId = mdtId, Situation = DemoStories.DraftSituation, Version = 1 }, ct);
        }
        user.IsSystemFor(null);
    }

    /// <summary>Sends a referral for the next household in which somebody may be talked about; null when none is left.</summary>
    private async Task<Guid?> Sent(DemoStories.Story story, Guid mdtId, Guid otherwise, Demo demo, Queue<Guid> households, CancellationToken ct)
    {
        user.IsSystemFor(Account(demo, story.By, otherwise));
        while (households.TryDequeue(out var householdId))
        {
            if (await send.Ask(new GetHousehold(householdId), ct) is not { } household) continue;
            var people = new List<Guid>();
            foreach (var member in household.Members)
                if (await send.Ask(new GetSharingBasis(member.PersonId, SharingPurpose.MdtDiscussion), ct) != SharingBasis.Objection) people.Add(member.PersonId);
            if (people.Count == 0) continue;
            return await send.Send(new ReferFamily.Command
            {
                Id = clock.NewId(),
                HouseholdId = householdId,
                MdtId = mdtId,
                PersonIds = people,
                Situation = story.Situation,
                Background = story.Background,
                Ask = story.Ask,
                FamilyWants = story.Wants,
                FamilyTold = true,
                Basis = ReferralBasis.EarlyHelp,
                LevelAtEntry = story.Level,
                Urgency = story.Urgency,
                UrgentReason = story.UrgentReason,
            }, ct);
        }
        return null;
    }

    private static Guid Account(Demo demo, string key, Guid otherwise) => demo.Accounts.TryGetValue(key, out var id) ? id : otherwise;

    /// <summary>What happened weeks ago in the story happened today in the program: moved back, weekdays and times kept.</summary>
    private Task Backdate(Guid referralId, Guid caseId, int weeks, CancellationToken ct) => db.InOne(async () =>
    {
        var (then, day) = (clock.Now().AddDays(-7 * weeks), clock.Today().AddDays(-7 * weeks));
        await db.Execute("""
            UPDATE mdt_referral SET saved_at = @then, submitted_at = @then, triage_due_on = @day WHERE id = @referralId
            """, new { then, day, referralId }, ct);
        await db.Execute("""
            UPDATE mdt_case SET opened_on = @day, next_review_on = @review WHERE id = @caseId
            """, new { day, review = day.AddDays(7 * Cases.Case.UsualReviewWeeks), caseId }, ct);
        await db.Execute("UPDATE mdt_step SET at = @then WHERE subject_id IN @ids", new { then, ids = new List<Guid> { referralId, caseId } }, ct);
    }, ct);
}
