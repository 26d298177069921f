using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Families.Contracts;
using Neighbourhood.FamilyHubs;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.FamilyHubs.Bookings;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.People;

/// <summary>What is kept about a person is answered whole, and its words go when their time is over.</summary>
public sealed class RightsTests : ArrangedBookings
{
    private const string Word = "zebra";

    /// <summary>What tells of a place, a plan or a session and not of a person.</summary>
    private static readonly HashSet<string> NotOfPeople = new(StringComparer.Ordinal)
    {
        "familyhubs_site", "familyhubs_site_check", "familyhubs_site_provider", "familyhubs_site_funding", "familyhubs_site_team", "familyhubs_room", "familyhubs_activity", "familyhubs_programme", "familyhubs_pathway",
        "familyhubs_series", "familyhubs_series_exception", "familyhubs_session", "familyhubs_register", "familyhubs_device", "familyhubs_device_entry", "familyhubs_referral_log", "familyhubs_feedback", "familyhubs_feedback_try",
    };

    /// <summary>Codes, and the areas of a day, which name nobody.</summary>
    private static readonly HashSet<string> Codes = new(StringComparer.Ordinal)
    {
        "status", "source", "kind", "state", "subject", "from_status", "to_status", "outcome", "outcome_reason", "refusal", "role", "lsoa", "imd_version", "locality", "heard_from", "channel", "welcome_code", "purpose", "need",
        "urgency", "tell_back", "answer", "practice_ods", "back_to", "answer_code", "withdrawn_code", "ended_code", "what", "registration",
    };

    private static IReadOnlyList<(string Table, SchemaColumn Column)> Texts { get; } =
        [.. Schema.Of(typeof(FamilyHubsModule).Assembly).Tables.Where(t => t.Name.StartsWith("familyhubs_", StringComparison.Ordinal) && !NotOfPeople.Contains(t.Name))
            .SelectMany(t => t.Columns.Where(c => c is { Kind: ValueKind.Text, Type: not "CHAR(36)" } && !Codes.Contains(c.Name)).Select(c => (t.Name, c))).OrderBy(t => t.Name).ThenBy(t => t.c.Name)];

    /// <summary>One row of everything that this module keeps of people, about the mother and the child of a family.</summary>
    private async Task Everything()
    {
        var session = await Session(starts: World.Clock.Now().AddMinutes(30));
        var booking = await Books(session, Family, [Mother, Child]);
        var args = new { id = World.NewId(), booking, session, Family, Mother, Child, Hub, Today, user = Worker.Id, now = World.Clock.Now(), activity = await Activity() };
        await World.Arrange("""
            INSERT INTO familyhubs_attendance (id, session_id, person_id, household_id, state, role, outcome, first_ever, made_at, noted_at, version) VALUES (@id, @session, @Child, @Family, 'Registered', 'Child', 'AttendedLate', 1, @now, @now, 1)
            """, args);
        await World.Arrange("INSERT INTO familyhubs_programme (id, activity_id, site_id, cohort, starts_on, weeks, required_sessions, completion_pct, version) VALUES (@id, @activity, @Hub, 'Spring', @Today, 8, 8, 75, 1)", args);
        await World.Arrange("INSERT INTO familyhubs_enrolment (id, programme_id, person_id, household_id, enrolled_on, confidence_before, version) VALUES (@id, @id, @Mother, @Family, @Today, 40, 1)", args);
        await World.Arrange("INSERT INTO familyhubs_proposal (id, decision_id, case_id, household_id, kind, state, proposed_at, reason, version) VALUES (@id, @id, @id, @Family, 'Session', 'Declined', @now, 'Full', 1)", args);
        await World.Arrange("INSERT INTO familyhubs_proposal_person (proposal_id, person_id) VALUES (@id, @Mother)", args);
        await World.Arrange("""
            INSERT INTO familyhubs_gp_referral (id, sender_user_id, sender_organisation_id, site_id, household_id, need, agreed, safe_contact, urgency, tell_back, children, received_at, state, version)
            VALUES (@id, @user, @user, @Hub, @Family, 'SleepAndCrying', 1, 'Text in the morning', 'Soon', 'Yes', 1, @now, 'Received', 1)
            """, args);
        await World.Arrange("INSERT INTO familyhubs_gp_referral_person (gp_referral_id, person_id, is_child) VALUES (@id, @Mother, 0)", args);
        await World.Arrange("INSERT INTO familyhubs_gp_referral_person (gp_referral_id, person_id, is_child) VALUES (@id, @Child, 1)", args);
        await World.Arrange("INSERT INTO familyhubs_link (id, person_id, pregnancy_id, site_id, needs, back_to, state, asked_on, version) VALUES (@id, @Mother, @id, @Hub, 'company', '', 'Asked', @Today, 1)", args);
        await World.Arrange("INSERT INTO familyhubs_link_heard (link_id, due_known) VALUES (@id, 0)", args);
        foreach (var subject in new[] { "GpReferral", "Proposal", "Link" })
            await World.Arrange("INSERT INTO familyhubs_step (id, subject_id, subject, to_status, at) VALUES (@step, @id, @subject, 'Asked', @now)", new { step = World.NewId(), args.id, subject, args.now });
        await World.Arrange("INSERT INTO familyhubs_registration (id, household_id, site_id, registered_on, channel, welcome_due_on, version) VALUES (@id, @Family, @Hub, @Today, 'Door', @Today, 1)", args);
    }

    private async Task<IReadOnlyList<string>> Holding()
    {
        var found = new List<string>();
        foreach (var (table, column) in Texts)
            if ((await World.Sql<int>($"SELECT COUNT(*) FROM {table} WHERE {column.Name} = '{Word}'")).Single() > 0) found.Add($"{table}.{column.Name}");
        return found;
    }

    [Fact]
    public async Task No_text_holds_a_word_when_everybody_whom_it_names_is_gone_and_not_before()
    {
        await Everything();
        foreach (var (table, column) in Texts) await World.Arrange($"UPDATE {table} SET {column.Name} = '{Word}'");
        Assert.True(Texts.Count >= 10);
        Assert.Equal(Texts.Select(t => $"{t.Table}.{t.Column.Name}"), await Holding());
        await World.Happened(new PersonErased(Child));
        await World.Deliver();
        Assert.Contains("familyhubs_gp_referral.safe_contact", await Holding());
        await World.Happened(new PersonErased(Mother));
        await World.Deliver();
        Assert.Empty(await Holding());
    }

    [Fact]
    public async Task What_a_sender_called_them_leaves_the_log_too_also_where_it_did_not_arrive_at_first()
    {
        await Everything();
        var (organisation, other, now) = (World.NewId(), World.NewId(), World.Clock.Now());
        await World.Arrange("UPDATE familyhubs_gp_referral SET reference = @Word, sender_organisation_id = @organisation", new { Word, organisation });
        foreach (var (outcome, sender, id) in ((string, Guid, Guid?)[])[("Failed", organisation, null), ("Sent", organisation, (await World.Sql<Guid>("SELECT id FROM familyhubs_gp_referral")).Single()), ("Failed", other, null)])
            await World.Arrange("INSERT INTO familyhubs_referral_log (id, reference, gp_referral_id, from_organisation_id, outcome, at) VALUES (@line, @Word, @id, @sender, @outcome, @now)",
                new { line = World.NewId(), Word, id, sender, outcome, now });
        foreach (var person in (Guid[])[Mother, Child]) await World.Happened(new PersonErased(person));
        await World.Deliver();
        Assert.Equal([other], await World.Sql<Guid>("SELECT from_organisation_id FROM familyhubs_referral_log WHERE reference = @Word", new { Word }));
    }

    [Fact]
    public async Task What_is_kept_about_a_person_is_counted_by_kind()
    {
        await Everything();
        var parts = await World.AsSystem().Ask(new GatherAboutPerson(Mother));
        Assert.Equal(["bookings of sessions", "places on a course", "proposals of a case meeting to a hub", "requests to a hub to welcome them", "links of a midwife to a hub"], parts.Select(p => p.Kind));
        Assert.Contains("times that they came to a session", (await World.AsSystem().Ask(new GatherAboutPerson(Child))).Select(p => p.Kind));
        Assert.Empty(await World.AsSystem().Ask(new GatherAboutPerson(World.NewId())));
    }

    [Fact]
    public async Task Somebody_who_asks_reads_dates_and_titles_and_what_names_others_waits_for_a_decision()
    {
        await Everything();
        var parts = await World.AsSystem().Ask(new GatherForAccess(Mother));
        Assert.Equal(5, parts.Count);
        var booking = parts.Single(p => p.Kind == "A booking of a session");
        Assert.Equal((Today, "Acorn Hub", "Stay and play on Monday 2 March at 10:30am: booked"), (booking.On, booking.Source, booking.Text));
        Assert.Equal([Child], booking.Others);
        Assert.Equal(Withholding.OthersData, parts.Single(p => p.Kind == "A request to a hub to welcome you").Withheld);
        Assert.Contains("sleep and crying", parts.Single(p => p.Kind == "A request to a hub to welcome you").Text, StringComparison.Ordinal);
        Assert.Contains("Confidence: 40 before, not taken after", parts.Single(p => p.Kind == "A place on a course").Text, StringComparison.Ordinal);
        Assert.Contains("as: child (attended late)", (await World.AsSystem().Ask(new GatherForAccess(Child))).Single(p => p.Kind == "A session that you came to").Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_timeline_shows_what_its_reader_may_know()
    {
        await Everything();
        Task<IReadOnlyList<GatherTimeline.Part>> SeenBy(Actor actor) => actor.With(s => s.GetRequiredService<AnswerGatherTimeline>().Handle(new GatherTimeline(Family), CancellationToken.None));
        Assert.Equal(["Asked for a place in Stay and play", "Began a course: Stay and play", "Came to Stay and play", "Joined a family hub"], (await SeenBy(Worker)).Select(p => p.Says).Order(StringComparer.Ordinal));
        Assert.All(await SeenBy(Worker), p => Assert.NotNull(p.Path));
        Assert.Equal(["Began a course: Stay and play", "Came to Stay and play", "Joined a family hub"], (await SeenBy(World.As(Roles.HealthVisitor))).Where(p => p.Path is null).Select(p => p.Says).Order(StringComparer.Ordinal));
        Assert.Empty(await SeenBy(World.As(Roles.Chair)));
    }
}
