using Neighbourhood.Access.Contracts;
using Neighbourhood.Families;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Rights;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Rights;

/// <summary>Reads the schema: whoever adds a text about people empties it, or this fails.</summary>
public sealed class EmptyingTests : IAsyncLifetime
{
    private const string Word = "zebra";

    /// <summary>What holds a code and no words, and what is of a place and not of a person; a table alone where its rows are not a person's.</summary>
    private static readonly HashSet<string> Codes = new(StringComparer.Ordinal)
    {
        "kind", "role", "state", "status", "purpose", "basis", "receiver", "type", "matched_by", "decision", "module", "turn", "what", "left_code", "ended_code", "given_by", "objected_by", "referred_to",
        "subject", "parental_responsibility", "lives_here", "safe_to_leave_message", "disclosed_how", "sensitivity", "asked_by", "priority", "nhs_status", "ethnicity",
        "families_look_up.outcome", "families_import_line.outcome", "families_quarantined_number.outcome", "families_household.source", "families_household.ward",
        "families_household.ward_code", "families_household.locality", "families_household.imd_version", "families_import",
    };

    private World _world = null!;
    private RegisterFamily _family = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _world.Answers<GetSetting, string>(q => q.Key == "ig.retentionChildToAge" ? "25" : q.Key == "ig.retentionSocialCareYears" ? "7" : "01632 960 100");
        _family = await _world.Family(_world.Form("Amara", "Okafor") with { Adult = new(_world.NewId(), "Amara", "Okafor", Born: new DateOnly(1980, 4, 1)) });
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private static IReadOnlyList<SchemaTable> Tables { get; } =
        [.. Schema.Of(typeof(FamiliesModule).Assembly).Tables.Where(t => t.Name.StartsWith("families_", StringComparison.Ordinal)).OrderBy(t => t.Name, StringComparer.Ordinal)];

    private static bool IsText(SchemaTable table, SchemaColumn column) =>
        column is { Kind: ValueKind.Text, Type: not "CHAR(36)" } && !Codes.Contains(table.Name) && !Codes.Contains(column.Name) && !Codes.Contains($"{table.Name}.{column.Name}");

    [Fact]
    public async Task After_erasure_no_text_that_was_kept_about_a_person_holds_a_word_of_it()
    {
        var ids = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var table in Tables.Where(t => t.Columns.Any(c => IsText(t, c)))) await Fill(table, ids);
        await _world.Arrange("INSERT INTO families_concern_person (concern_id, person_id) VALUES (@concern, @PersonId)", new { concern = Id(ids, "concern"), _family.Adult!.PersonId });
        var filled = await Holding();
        Assert.Equal(Tables.SelectMany(t => t.Columns.Where(c => IsText(t, c)).Select(c => $"{t.Name}.{c.Name}")).Order(), filled.Order());
        Assert.True(filled.Count > 70, $"{filled.Count} texts");

        _world.Clock.MoveTo(_world.Clock.Now().AddYears(8));
        await _world.As(Roles.InformationGovernanceLead, Guid.Empty).Send(new ErasePeople.Command(_family.Adult.PersonId));
        Assert.Empty(await Holding());
    }

    /// <summary>Every text in which the word stands.</summary>
    private async Task<IReadOnlyList<string>> Holding()
    {
        var found = new List<string>();
        foreach (var (table, column) in Tables.SelectMany(t => t.Columns.Where(c => IsText(t, c)).Select(c => (t, c))))
            if ((await _world.Sql<int>($"SELECT COUNT(*) FROM {table.Name} WHERE {column.Name} LIKE 'z%'")).Single() > 0) found.Add($"{table.Name}.{column.Name}");
        return found;
    }

    /// <summary>One row of this person, or the row that is there, with the word in every text.</summary>
    private async Task Fill(SchemaTable table, Dictionary<string, Guid> ids)
    {
        if (table.Name is "families_person" or "families_household")
        {
            var id = table.Name == "families_person" ? _family.Adult!.PersonId : _family.HouseholdId;
            foreach (var column in table.Columns.Where(c => IsText(table, c))) await _world.Arrange($"UPDATE {table.Name} SET {column.Name} = {Text(column)} WHERE id = '{id}'");
            return;
        }
        var values = table.Columns.Select(c => (c.Name, Value: IsText(table, c) ? Text(c) : Other(table, c, ids))).ToList();
        await _world.Arrange($"INSERT INTO {table.Name} ({string.Join(", ", values.Select(v => v.Name))}) VALUES ({string.Join(", ", values.Select(v => v.Value))})");
    }

    private static string Text(SchemaColumn column) => $"'{(column.Length is { } most && most < Word.Length ? Word[..most] : Word)}'";

    private string Other(SchemaTable table, SchemaColumn column, Dictionary<string, Guid> ids) => column switch
    {
        { Name: "person_id" or "one_id" or "merged_id" or "about_id" or "our_id" } => $"'{_family.Adult!.PersonId}'",
        { Name: "household_id" } => $"'{_family.HouseholdId}'",
        { Name: "id" } => $"'{Id(ids, table.Name["families_".Length..])}'",
        { Name: "note_id" } => $"'{Id(ids, "warning_note")}'",
        { Name: "objection_id" } => $"'{Id(ids, "objection_head")}'",
        { Name: "concern_id" or "task_id" or "member_id" or "sharing_id" } => $"'{Id(ids, column.Name[..^3])}'",
        { Name: "request_id" } => $"'{Id(ids, "access_request")}'",
        { Type: "CHAR(36)" } => column.Nullable ? "NULL" : $"'{_world.NewId()}'",
        { Name: "state" } when table.Name == "families_concern" => "'Closed'",
        { Kind: ValueKind.Text } => "'A'",
        { Kind: ValueKind.Date } => "'2026-03-02'",
        { Kind: ValueKind.Instant } => "'2026-03-02 10:00:00.000'",
        _ => "0",
    };

    private Guid Id(Dictionary<string, Guid> ids, string of) => ids.TryGetValue(of, out var known) ? known : ids[of] = _world.NewId();
}
