using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Supporters;

public sealed class DescribeMyselfTests : ArrangedSupporters
{
    [Fact]
    public async Task What_they_declare_is_sealed_and_shown_to_themselves_alone()
    {
        var (id, supporter) = await Supporting();
        await supporter.Send(new DescribeMyself.Command(1, "Wren", [Available.WeekendMorning], "Sam Hill\nAnn Brook\n", "m33 4nd", "Oak Street Primary"));
        var own = await supporter.Ask(new SeeMyself());
        Assert.Equal(("Wren", 4), (own.KnownAs, own.Declared.Count));
        Assert.Contains(new Declarations.Declared(DeclaredKind.Postcode, "M33 4ND"), own.Declared);
        var kept = string.Concat(await World.Sql<string>("SELECT sealed FROM peersupport_declared"));
        foreach (var word in new[] { "Sam", "Brook", "M33", "Oak" }) Assert.DoesNotContain(word, kept, StringComparison.OrdinalIgnoreCase);
        foreach (var viewer in new[] { Coordinator, Supervisor })
        {
            var seen = System.Text.Json.JsonSerializer.Serialize(await viewer.Ask(new SeeSupporter(id)));
            foreach (var word in new[] { "Sam Hill", "Brook", "M33", "Oak Street" }) Assert.DoesNotContain(word, seen, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("Robin Alder")]
    [InlineData("Robin7")]
    [InlineData("robin@example.org")]
    [InlineData("-")]
    [InlineData("<b>R</b>")]
    public async Task They_are_known_by_one_first_name_and_nothing_more(string name)
    {
        var (_, supporter) = await Supporting();
        await Refuses("KnownAs", () => supporter.Send(new DescribeMyself.Command(1, name, [], null, null, null)));
    }

    [Fact]
    public async Task What_is_too_much_or_no_postcode_is_refused_a_stale_page_is_a_conflict_and_nobody_else_has_a_place()
    {
        var (_, supporter) = await Supporting();
        var right = new DescribeMyself.Command(1, "Anne-Marie", [], null, null, null);
        await Refuses("Postcodes", () => supporter.Send(right with { Postcodes = "near the park" }));
        await Refuses("Names", () => supporter.Send(right with { Names = string.Join('\n', Enumerable.Range(0, 31)) }));
        await Refuses("Names", () => supporter.Send(right with { Schools = new string('a', 201) }));
        await Assert.ThrowsAsync<Conflict>(() => supporter.Send(right with { Version = 4 }));
        await supporter.Send(right);
        await Assert.ThrowsAsync<NotFound>(() => World.As(Roles.PeerSupporter).Send(right));
        await Assert.ThrowsAsync<NotFound>(() => World.As(Roles.PeerSupporter).Ask(new SeeMyself()));
        await Assert.ThrowsAsync<Denied>(() => Coordinator.Ask(new SeeMyself()));
        var (_, left) = await Supporting(SupporterStatus.Left);
        await Assert.ThrowsAsync<NotFound>(() => left.Send(right));
    }
}
