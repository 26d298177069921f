using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Referrals;

public sealed class EmptiesReferralsWhenPersonErasedTests : ArrangedTeam
{
    private Task<IReadOnlyList<string>> Words() => World.Sql<string>("SELECT situation FROM mdt_referral WHERE situation IS NOT NULL");

    [Fact]
    public async Task Words_about_a_person_go_when_nobody_else_whom_they_name_is_kept()
    {
        await Accepted();
        await World.Happened(new PersonErased(Child));
        await World.Deliver();
        Assert.Single(await Words());

        await World.Happened(new PersonErased(Mother));
        await World.Deliver();
        Assert.Empty(await Words());
        Assert.Empty(await World.Sql<string>("SELECT discussion FROM mdt_item WHERE discussion IS NOT NULL"));
    }

    private const string Word = "zebra";

    /// <summary>Codes, what is a team's or a meeting's and not a person's, and what stays as the name of a thing.</summary>
    private static readonly HashSet<string> Codes = new(StringComparer.Ordinal)
    {
        "status", "raised_via", "source_code", "basis", "urgency", "level_at_entry", "level", "code", "subject", "from_status", "to_status", "profession", "duty", "kind", "state", "closed_code", "review_result", "no_change_choice", "confirmed_how",
        "mdt_team", "mdt_meeting", "mdt_member", "mdt_rhythm", "digest", "address",
        "mdt_team", "mdt_meeting", "mdt_member", "mdt_action_escalation", "mdt_action_link", "mdt_action_try",
        "status", "raised_via", "basis", "urgency", "level_at_entry", "level", "code", "subject", "from_status", "to_status", "profession", "duty", "kind", "state", "closed_code", "review_result", "no_change_choice", "confirmed_how", "gp_source", "secondary_source", "friends_and_family", "from_level", "to_level",
        "status", "raised_via", "basis", "urgency", "level_at_entry", "level", "code", "subject", "from_status", "to_status", "profession", "duty", "kind", "state", "closed_code", "review_result", "no_change_choice", "confirmed_how", "outcome",
        "status", "raised_via", "basis", "urgency", "level_at_entry", "level", "code", "subject", "from_status", "to_status", "profession", "duty", "kind", "state", "closed_code", "review_result", "no_change_choice", "confirmed_how", "outcome", "why_code",
        "mdt_team", "mdt_meeting", "mdt_member",
        "mdt_agenda_point", "mdt_paper", "mdt_challenge", "mdt_point_action",
    };

    private static IReadOnlyList<(string Table, SchemaColumn Column)> Texts { get; } =
        [.. Schema.Of(typeof(Neighbourhood.Mdt.MdtModule).Assembly).Tables.Where(t => t.Name.StartsWith("mdt_", StringComparison.Ordinal) && !Codes.Contains(t.Name))
            .SelectMany(t => t.Columns.Where(c => c is { Kind: ValueKind.Text, Type: not "CHAR(36)" } && !Codes.Contains(c.Name)).Select(c => (t.Name, c))).OrderBy(t => t.Name).ThenBy(t => t.c.Name)];

    private async Task<IReadOnlyList<string>> Holding()
    {
        var found = new List<string>();
        foreach (var (table, column) in Texts)
            if ((await World.Sql<int>($"SELECT COUNT(*) FROM {table} WHERE {column.Name} = '{Word}'")).Single() > 0) found.Add($"{table}.{column.Name}");
        return found;
    }

    [Fact]
    public async Task No_text_of_the_case_holds_a_word_when_everybody_whom_it_names_is_gone()
    {
        var (referral, open) = await Accepted();
        var item = await Item(open, referral, "Discussed");
        await Conflicted(item, World.NewId());
        var meeting = (await World.Sql<Guid>("SELECT meeting_id FROM mdt_item")).Single();
        var args = new { id = World.NewId(), open, item, meeting, user = Chair.Id, Today, now = World.Clock.Now() };
        await World.Arrange("INSERT INTO mdt_action (id, case_id, text, owner_user_id, due_on, made_at, version) VALUES (@id, @open, 'A', @user, @Today, @now, 1)", args);
        await World.Arrange("INSERT INTO mdt_step (id, subject_id, subject, to_status, at) VALUES (@user, @id, 'Action', 'Open', @now)", args);
        await World.Arrange("INSERT INTO mdt_decision (id, item_id, case_id, code, agreed_with_family, provisional, made_by, made_at) VALUES (@id, @item, @open, 'ContinuePlan', 0, 0, @user, @now)", args);
        await World.Arrange("INSERT INTO mdt_minute (id, meeting_id, item_id, place, text, version) VALUES (@id, @meeting, @item, 1, 'A', 1)", args);
        await World.Arrange("INSERT INTO mdt_addendum (id, meeting_id, item_id, text, by_user, at) VALUES (@id, @meeting, @item, 'A', @user, @now)", args);
        await World.Arrange("INSERT INTO mdt_plan (id, case_id, version, at) VALUES (@id, @open, 1, @now)", args);
        await World.Arrange("INSERT INTO mdt_plan_goal (id, plan_id, place, what) VALUES (@id, @id, 1, 'A')", args);
        await World.Arrange("INSERT INTO mdt_level_change (id, case_id, from_level, to_level, at) VALUES (@id, @open, 'Targeted', 'Universal', @now)", args);
        await World.Arrange("INSERT INTO mdt_moving_on (id, case_id, closed_on, at) VALUES (@id, @open, @Today, @now)", args);
        await World.Arrange("INSERT INTO mdt_lead_offer (id, case_id, to_user_id, offered_at, answer_due_on) VALUES (@id, @open, @user, @now, @Today)", args);
        await World.Arrange("INSERT INTO mdt_transfer (id, case_id, to_mdt_id, why_code, offered_at, handover_note, answer_due_on) SELECT @id, @open, mdt_id, 'Asked', @now, 'A', @Today FROM mdt_case", args);
        await World.Arrange("INSERT INTO mdt_summary (id, item_id, case_id, to_person_id, status, text, chosen_by, chosen_at, version) VALUES (@id, @item, @open, @user, 'Drafted', 'A', @user, @now, 1)", args);
        await World.Arrange("INSERT INTO mdt_summary_choice (item_id) VALUES (@item)", args);
        await World.Arrange("INSERT INTO mdt_pack_item (id, meeting_id, item_id, referral_id, frozen_at, late) VALUES (@id, @meeting, @item, @referral, @now, 1)", new { args.id, meeting, item, referral, args.now });
        foreach (var (table, column) in Texts) await World.Arrange($"UPDATE {table} SET {column.Name} = '{Word}'");
        Assert.Equal(Texts.Select(t => $"{t.Table}.{t.Column.Name}"), await Holding());

        foreach (var person in new[] { Mother, Child }) await World.Happened(new PersonErased(person));
        await World.Deliver();
        Assert.Empty(await Holding());
    }
}
