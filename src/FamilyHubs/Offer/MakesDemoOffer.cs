using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>A programme that has run for seven weeks, with people who came and how they scored, a pathway, and what people said of sessions.</summary>
internal sealed class MakesDemoOffer(Db db, HubInvolvements involvements, ISend send, TimeProvider clock) : IDemoPart
{
    private const int Required = 8;
    private const int Held = 6;

    /// <summary>How often each came, and their scores; the last two have not been asked again.</summary>
    private static readonly (int Came, Measures Measures)[] Stories =
    [
        (6, new(42, 68, 38, 71, 50, 66)), (6, new(55, 70, 49, 62, 47, 58)), (5, new(61, 64, 57, 60, 63, 70)), (3, new(35, null, 40, null, 52, null)), (1, new(48, null, 44, null, 39, null)),
    ];

    private static readonly (int? Face, string? Said, bool Child)[] Words =
    [
        (5, "My little one sang all the way home.", false), (5, null, false), (4, "More chairs for grandparents would be good.", false), (4, null, false), (5, "I like the train", true),
        (3, "It was hard to find the way in with the pram.", false), (2, null, false), (null, "Thank you for the hot drink!", false),
    ];

    public int Order => 45;

    public string Says => "a programme with people in it, a pathway, and feedback";

    public async Task Make(Kernel.Demo demo, CancellationToken ct)
    {
        if (!demo.Ids.TryGetValue("site:marram", out var site) || !demo.Ids.TryGetValue("activity:talking-together", out var talking)) return;
        var adults = new List<(Guid Household, Guid Person)>();
        foreach (var household in demo.HouseholdIds.Skip(4))
        {
            if (adults.Count == Stories.Length) break;
            if (await send.Ask(new GetHousehold(household), ct) is { } family && family.Members.FirstOrDefault(m => m.Role == "mother") is { } mother) adults.Add((family.Id, mother.PersonId));
        }
        await db.InOne(async () =>
        {
            await Programme(demo, site, talking, adults, ct);
            await Pathway(demo, site, ct);
            await Feedback(demo, ct);
            if (demo.Ids.TryGetValue("activity:stay-and-play", out var play))
                await db.Execute("UPDATE familyhubs_activity SET send_needs = 'autism,hearing' WHERE id = @play", new { play }, ct);
        }, ct);
    }

    private async Task Programme(Kernel.Demo demo, Guid site, Guid activity, List<(Guid Household, Guid Person)> adults, CancellationToken ct)
    {
        var (id, starts) = (demo.Ids["programme"] = clock.NewId(), clock.Today().AddDays(-7 * Held));
        Guid? lead = demo.Accounts.TryGetValue("hub", out var hub) ? hub : null;
        await db.Execute("""
            INSERT INTO familyhubs_programme (id, activity_id, site_id, cohort, facilitator_user_id, starts_on, weeks, required_sessions, completion_pct, version)
            VALUES (@id, @activity, @site, 'Autumn', @lead, @starts, 10, @required, 75, 1)
            """, new { id, activity, site, lead, starts, required = Required }, ct);
        foreach (var ((household, person), (_, m)) in adults.Zip(Stories))
            await db.Execute("""
                INSERT INTO familyhubs_enrolment (id, programme_id, person_id, household_id, enrolled_on, competence_before, competence_after, confidence_before, confidence_after, relationships_before, relationships_after, version)
                VALUES (@enrolment, @id, @person, @household, @starts, @CompetenceBefore, @CompetenceAfter, @ConfidenceBefore, @ConfidenceAfter, @RelationshipsBefore, @RelationshipsAfter, 1)
                """, new
            {
                enrolment = clock.NewId(),
                id,
                person,
                household,
                starts,
                m.CompetenceBefore,
                m.CompetenceAfter,
                m.ConfidenceBefore,
                m.ConfidenceAfter,
                m.RelationshipsBefore,
                m.RelationshipsAfter,
            }, ct);
        foreach (var (household, _) in adults) await involvements.Begin(household, site, ct);
        for (var week = 0; week < Held; week++)
        {
            var (session, day) = (clock.NewId(), starts.AddDays(7 * week));
            var begins = day.AtLondon(new TimeOnly(9, 0));
            await db.Execute("""
                INSERT INTO familyhubs_session (id, activity_id, programme_id, site_id, day, starts_at, ends_at, status, capacity, version)
                VALUES (@session, @activity, @id, @site, @day, @begins, @ends, 'RegisterClosed', 6, 1)
                """, new { session, activity, id, site, day, begins, ends = begins.AddMinutes(90) }, ct);
            if (lead is not null) await db.Execute("INSERT INTO familyhubs_session_lead (session_id, user_id, is_first) VALUES (@session, @lead, 1)", new { session, lead }, ct);
            var there = adults.Zip(Stories).Where(a => a.Second.Came > week).Select(a => a.First).ToList();
            foreach (var (household, person) in there)
                await db.Execute("""
                    INSERT INTO familyhubs_attendance (id, session_id, person_id, household_id, state, role, outcome, first_ever, arrived_at, made_at, noted_at, noted_by, version)
                    VALUES (@attendance, @session, @person, @household, 'Registered', 'Mother', 'Attended', @first, @begins, @begins, @begins, @lead, 1)
                    """, new { attendance = clock.NewId(), session, person, household, first = week == 0, begins, lead }, ct);
            await db.Execute("INSERT INTO familyhubs_register (session_id, headcount, closed_at, closed_by, late_entries, version) VALUES (@session, @count, @at, @lead, 0, 1)",
                new { session, count = there.Count, at = begins.AddHours(2), lead }, ct);
        }
        // The sessions that the hub planned already are the rest of it.
        foreach (var week in (int[])[1, 2])
            if (demo.Ids.TryGetValue($"session:talking+{week}", out var next))
                await db.Execute("UPDATE familyhubs_session SET programme_id = @id WHERE id = @next", new { id, next }, ct);
    }

    private async Task Pathway(Kernel.Demo demo, Guid site, CancellationToken ct)
    {
        var id = demo.Ids["pathway"] = clock.NewId();
        await db.Execute("""
            INSERT INTO familyhubs_pathway (id, site_id, name, funder, partners, priority, version)
            VALUES (@id, @site, 'From bump to first words', 'Start for Life fund', 'Midwives, health visitors and the hub', 'First-time parents, and families new to the area', 1)
            """, new { id, site }, ct);
        foreach (var (key, place) in new[] { ("bump-club", 1), ("baby-massage", 2), ("stay-and-play", 3), ("talking-together", 4) })
            if (demo.Ids.TryGetValue($"activity:{key}", out var activity))
                await db.Execute("INSERT INTO familyhubs_pathway_activity (pathway_id, activity_id, place) VALUES (@id, @activity, @place)", new { id, activity, place }, ct);
    }

    private async Task Feedback(Kernel.Demo demo, CancellationToken ct)
    {
        if (!demo.Ids.TryGetValue("session:yesterday", out var session)) return;
        foreach (var (face, said, child) in Words)
            await db.Execute("INSERT INTO familyhubs_feedback (id, session_id, face, said, by_child, given_at) VALUES (@id, @session, @face, @said, @child, @at)",
                new { id = clock.NewId(), session, face, said, child, at = clock.Now().AddHours(-20) }, ct);
    }
}
