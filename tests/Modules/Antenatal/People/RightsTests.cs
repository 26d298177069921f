using Neighbourhood.Antenatal;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.People;

/// <summary>What is kept about her is answered whole, nobody else learns of it, and its words go when her time is over.</summary>
public sealed class RightsTests : ArrangedAround
{
    private const string Word = "zebra";

    private static readonly (string Table, string Column)[] Words =
    [
        ("antenatal_under_16", "outcome"), ("antenatal_move", "to_provider"), ("antenatal_move", "received_by"), ("antenatal_move", "undone_reason"), ("antenatal_step", "reason"),
        ("antenatal_self_referral", "first_name"), ("antenatal_self_referral", "family_name"), ("antenatal_self_referral", "postcode"), ("antenatal_self_referral", "reach_value"),
        ("antenatal_self_referral", "safe_when"), ("antenatal_self_referral", "language"), ("antenatal_silence", "outcome"), ("antenatal_milestone", "place"), ("antenatal_milestone", "reason"),
        ("antenatal_hub_offer", "wording"), ("antenatal_link_need", "code"), ("antenatal_screen", "action_text"), ("antenatal_safety_question", "next_step"), ("antenatal_feeding_plan", "help"),
        ("antenatal_partner", "needs"), ("antenatal_loss", "corrected_reason"), ("antenatal_handover", "content"), ("antenatal_sleep_talk", "care_plan"), ("antenatal_sleep_talk", "risks"),
    ];

    /// <summary>One row of everything that this module keeps of her.</summary>
    private async Task<Guid> Everything()
    {
        var id = await Pregnant(status: PregnancyStatus.Ongoing, visitor: Visitor.Id);
        await PartnerOf(id, Father);
        await Loses(id);
        var args = new { id, row = World.NewId(), link = World.NewId(), Mother, Hub, Today, now = World.Clock.Now(), user = Midwife.Id };
        foreach (var sql in (string[])[
            "INSERT INTO antenatal_under_16 (pregnancy_id, outcome) VALUES (@id, 'x')",
            "INSERT INTO antenatal_move (id, pregnancy_id, to_provider, asked_on, received_by, undone_reason) VALUES (@row, @id, 'x', @Today, 'x', 'x')",
            "INSERT INTO antenatal_step (id, subject_id, subject, to_status, reason, at) VALUES (@row, @id, 'Pregnancy', 'Booked', 'x', @now)",
            """
            INSERT INTO antenatal_self_referral (id, first_name, family_name, age_band, postcode, reach_by, reach_value, safe_when, language, interpreter, channel, received_at, status, outcome, pregnancy_id, version)
            VALUES (@row, 'x', 'x', 'Older', 'x', 'Text', 'x', 'x', 'x', 0, 'Web', @now, 'Spoke', 'x', @id, 1)
            """,
            "INSERT INTO antenatal_silence (id, pregnancy_id, why, opened_on, outcome) VALUES (@row, @id, 'notBooked', @Today, 'x')",
            "INSERT INTO antenatal_milestone (id, pregnancy_id, code, kind, due_from, due_on, due_to, status, if_first, done_on, place, reason, version) VALUES (@row, @id, 'w16', 'Appointment', @Today, @Today, @Today, 'Done', 0, @Today, 'x', 'x', 1)",
            "INSERT INTO antenatal_hub_offer (id, pregnancy_id, moment, offered_on, wording, answer) VALUES (@row, @id, 'Booking', @Today, 'x', 'Later')",
            """
            INSERT INTO antenatal_hub_link (id, pregnancy_id, person_id, offer_id, site_id, status, shares_due_month, shares_language, tell_midwife, tell_gp, partner_welcome, asked_on, choices, version)
            VALUES (@link, @id, @Mother, @row, @Hub, 'Accepted', 1, 1, 1, 0, 'NotAsked', @Today, 0, 1)
            """,
            "INSERT INTO antenatal_link_need (link_id, code) VALUES (@link, 'x')",
            "INSERT INTO antenatal_screen (id, pregnancy_id, asked_at, setting, whooley_1, epds, asks_for, action_code, action_text, version) VALUES (@row, @id, @now, 'Home', 1, 11, '', 'Repeat', 'x', 1)",
            "INSERT INTO antenatal_safety_question (id, pregnancy_id, asked_at, answer, next_step) VALUES (@row, @id, @now, 'Yes', 'x')",
            "INSERT INTO antenatal_feeding_plan (id, pregnancy_id, hopes, help, noted_on) VALUES (@row, @id, 'Breast', 'x', @Today)",
            "INSERT INTO antenatal_handover (id, pregnancy_id, to_user_id, content, sent_on, reply_by, version) VALUES (@row, @id, @user, 'x', @Today, @Today, 1)",
            "INSERT INTO antenatal_sleep_talk (id, pregnancy_id, moment, talked_on, risks, care_plan) VALUES (@row, @id, 'Week36', @Today, 'x', 'x')",
            "INSERT INTO antenatal_factor (pregnancy_id, code, noted_on) VALUES (@id, 'substances', @Today)",
            "INSERT INTO antenatal_contact_stop (id, pregnancy_id, person_id, hold_id, at) VALUES (@row, @id, @Mother, @row, @now)",
            "INSERT INTO antenatal_start_for_life (id, pregnancy_id, person_id, told_on) VALUES (@row, @id, @Mother, @Today)",
        ]) await World.Arrange(sql, args);
        return id;
    }

    private async Task<IReadOnlyList<string>> Holding()
    {
        var found = new List<string>();
        foreach (var (table, column) in Words)
            if ((await World.Sql<int>($"SELECT COUNT(*) FROM {table} WHERE {column} = '{Word}'")).Single() > 0) found.Add($"{table}.{column}");
        return found;
    }

    [Fact]
    public async Task No_text_holds_a_word_about_her_when_her_time_is_over_and_not_before()
    {
        await Everything();
        foreach (var (table, column) in Words) await World.Arrange($"UPDATE {table} SET {column} = '{Word}'");
        Assert.Equal(Words.Length, (await Holding()).Count);
        await Told(new PersonErased(Father));
        Assert.Equal(Words.Length - 1, (await Holding()).Count); // what was noted of him as her partner
        await Told(new PersonErased(Mother));
        Assert.Empty(await Holding());
        Assert.Equal([0], await World.Sql<int>("SELECT COUNT(*) FROM antenatal_screen WHERE epds IS NOT NULL OR whooley_1 IS NOT NULL"));
        Assert.Equal([0], await World.Sql<int>("SELECT COUNT(*) FROM antenatal_pregnancy WHERE lsoa IS NOT NULL"));
    }

    [Fact]
    public async Task Every_text_of_this_module_is_emptied_or_known_to_be_a_code()
    {
        string[] codes =
        [
            "status", "status_before", "source", "parity", "multiple", "late_reason", "provider_ods", "smoking_at_booking", "smoking_at_delivery", "feeding_at_6_weeks", "lsoa", "imd_version", "ethnicity", "outcome", "state",
            "code", "subject", "from_status", "to_status", "kind", "purpose", "why", "age_band", "reach_by", "channel", "way", "digest", "with_partner", "moment", "answer", "reason_code", "welcome_code", "partner_welcome",
            "to_look_at", "setting", "asks_for", "action_code", "hopes", "involved", "type", "care", "sealed", "last_error", "ended_code", "risks", "because",
        ];
        var known = Words.Select(w => $"{w.Table}.{w.Column}").ToHashSet(StringComparer.Ordinal);
        var texts = Schema.Of(typeof(AntenatalModule).Assembly).Tables.Where(t => t.Name.StartsWith("antenatal_", StringComparison.Ordinal))
            .SelectMany(t => t.Columns.Where(c => c is { Kind: ValueKind.Text, Type: not "CHAR(36)" } && !codes.Contains(c.Name)).Select(c => $"{t.Name}.{c.Name}")).ToList();
        Assert.True(texts.Count >= 15);
        Assert.Equal([], texts.Where(t => !known.Contains(t)));
        await Task.CompletedTask;
    }

    [Fact]
    public async Task What_is_kept_of_a_person_is_counted_by_kind()
    {
        await Everything();
        Assert.Equal(["links of a midwife to a hub", "notes on the Start for Life offer", "records of maternity care", "requests that they sent to the midwives", "times that contact was stopped"],
            (await World.AsSystem().Ask(new GatherAboutPerson(Mother))).Select(p => p.Kind).Order(StringComparer.Ordinal));
        Assert.Equal(["times named as a partner"], (await World.AsSystem().Ask(new GatherAboutPerson(Father))).Select(p => p.Kind));
        Assert.Empty(await World.AsSystem().Ask(new GatherAboutPerson(World.NewId())));
    }

    [Fact]
    public async Task Who_asks_reads_her_own_care_and_what_could_do_harm_or_tells_of_others_waits_for_a_decision()
    {
        await Everything();
        var parts = await World.AsSystem().Ask(new GatherForAccess(Mother));
        Assert.True(parts.Count >= 15);
        Assert.Equal(Withholding.SeriousHarm, parts.Single(p => p.Kind.Contains("safety at home", StringComparison.Ordinal)).Withheld);
        Assert.Equal(Withholding.SeriousHarm, parts.Single(p => p.Kind.Contains("keeping you safe", StringComparison.Ordinal)).Withheld);
        Assert.Equal(Withholding.OthersData, parts.Single(p => p.Kind.Contains("your partner", StringComparison.Ordinal)).Withheld);
        Assert.Null(parts.Single(p => p.Kind == "A pregnancy of yours").Withheld);
        Assert.Contains("EPDS: 11", parts.Single(p => p.Kind == "How you felt when you were asked").Text, StringComparison.Ordinal);
        Assert.DoesNotContain("iscarriage", string.Join(' ', parts.Select(p => p.Text + p.Kind)), StringComparison.Ordinal);
        var his = Assert.Single(await World.AsSystem().Ask(new GatherForAccess(Father)));
        Assert.Equal(Withholding.OthersData, his.Withheld);
        Assert.Equal([Mother], his.Others);
    }

    private Task<IReadOnlyList<GatherTimeline.Part>> Timeline(Actor actor) =>
        Answered<AnswerGatherTimeline, GatherTimeline, GatherTimeline.Part>(actor, new(Family));

    [Fact]
    public async Task The_timeline_is_for_who_may_read_the_pregnancy_and_for_everybody_else_there_is_nothing()
    {
        var id = await Pregnant(visitor: Visitor.Id, edd: Today.AddDays(60));
        Assert.Equal(["Maternity care began"], (await Timeline(Midwife)).Select(p => p.Says));
        Assert.Single(await Timeline(Visitor));
        foreach (var other in (Actor[])[OtherMidwife, OtherVisitor, HubWorker, World.As(Roles.Chair), Gp, Nobody]) Assert.Empty(await Timeline(other));
        await Loses(id);
        await World.Arrange("UPDATE antenatal_pregnancy SET status = 'LossRecorded' WHERE id = @id", new { id });
        Assert.Single(await Timeline(Midwife));
        Assert.Empty(await Timeline(Visitor)); // she did not say that they may be told
    }

    [Fact]
    public async Task Before_a_death_is_recorded_who_may_see_the_pregnancy_reads_what_would_stop()
    {
        await Everything();
        await World.Arrange("UPDATE antenatal_milestone SET status = 'Open'", null);
        Task<IReadOnlyList<GatherWouldStop.Part>> Stops(Actor actor) => Answered<AnswerGatherWouldStop, GatherWouldStop, GatherWouldStop.Part>(actor, new(Mother));
        Assert.Equal(["1 appointment in maternity care", "1 link to a hub"], (await Stops(Midwife)).Select(p => p.Says));
        Assert.Empty(await Stops(OtherMidwife));
        Assert.Empty(await Stops(World.As(Roles.Coordinator)));
    }
}
