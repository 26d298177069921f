using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Access.Audits;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Access.Audits;

public sealed class ExportAuditTests
{
    [Fact]
    public async Task The_lead_saves_what_a_search_found_and_the_audit_says_so_with_the_filters_and_no_value()
    {
        await using var world = await AccessWorld.Start();
        var account = await world.Account("bo@example.org", password: null);
        var lead = world.As(Roles.InformationGovernanceLead, Guid.Empty);
        var saved = await lead.Ask(new ExportAudit.Query(new("change", Subject: account.ToString())));
        Assert.Equal(["Access.AddAccount"], saved.Lines.Select(l => l.What));
        var rows = await world.Sql<string>("SELECT CONCAT(what, ' ', subjects, ' ', fields) FROM kernel_audit WHERE kind = 'export'");
        Assert.StartsWith($"Access.ExportAudit {account} ", Assert.Single(rows), StringComparison.Ordinal);
        Assert.Contains("\"Filter\"", rows[0], StringComparison.Ordinal);

        await lead.Ask(new ExportAudit.Query(new()));
        Assert.Equal(2, (await world.Sql<Guid>("SELECT id FROM kernel_audit WHERE kind = 'export'")).Count); // without a subject too
    }

    [Fact]
    public async Task Nobody_but_the_lead_saves_it_and_a_bad_filter_saves_nothing()
    {
        await using var world = await AccessWorld.Start();
        await Assert.ThrowsAsync<Denied>(() => world.As(Roles.Operator, Guid.Empty).Ask(new ExportAudit.Query(new())));
        await Assert.ThrowsAsync<Refused>(() => world.As(Roles.InformationGovernanceLead, Guid.Empty).Ask(new ExportAudit.Query(new(Who: "nobody"))));
        Assert.Empty(await world.Sql<Guid>("SELECT id FROM kernel_audit WHERE kind = 'export'"));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [InlineData("+44 7700 900123", "\"'+44 7700 900123\"")]
    [InlineData(" -1", "\"' -1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData(" \n", "\"' \n\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("asked, by \"her\"", "\"asked, by \"\"her\"\"\"")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_cell_is_quoted_and_is_no_formula(string? value, string cell) => Assert.Equal(cell, Csv.Cell(value));

    [Fact]
    public void No_text_leaves_its_cell_or_becomes_a_formula() => Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
    {
        var cell = Csv.Cell(text);
        var inside = cell.Length == 0 ? "" : cell[1..^1];
        return !inside.Replace("\"\"", "", StringComparison.Ordinal).Contains('"') && (inside.Length == 0 || !"=+-@\t\r\n".Contains(inside.TrimStart(' ').PadRight(1)[0]));
    }));

    [Fact]
    public void A_file_has_its_lines_and_a_mark_of_its_letters()
    {
        var file = Csv.Of([["a", "b"], ["1", null]]);
        Assert.Equal(Encoding.UTF8.GetPreamble(), file[..3]);
        Assert.Equal("\"a\",\"b\"\r\n\"1\",\r\n", Encoding.UTF8.GetString(file[3..]));
    }
}
