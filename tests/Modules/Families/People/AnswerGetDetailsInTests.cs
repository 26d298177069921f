using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.People;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.People;

public sealed class AnswerGetDetailsInTests : IAsyncLifetime
{
    private static readonly Details.Known Known = new(["okafor", "li", "obrien", "o", "李"], [.. Details.LinesOf("4 Harbour Lane"), .. Details.LinesOf("Sale")], ["zh11aa"], ["447700900123"], ["amara.o@example.org"]);

    private World _world = null!;

    public async ValueTask InitializeAsync() => _world = await FamiliesWorld.Start();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private static IEnumerable<string> In(string text) => Details.In(text, Known).Select(p => text.Substring(p.Start, p.Length));

    [Theory]
    [InlineData("I am Amara Okafor.", "Okafor")]
    [InlineData("I am AmaraÓKAFOR!", "AmaraÓKAFOR")]
    [InlineData("Ask for Mr O'kafor", "O'kafor")]
    [InlineData("Mrs Li lives here, I like it", "Li")]
    [InlineData("O K A F O R, that is us", "O K A F O R")]
    [InlineData("the O Brien family", "O Brien")]
    [InlineData("ask for Mrs O, or for me", "O")]
    [InlineData("my name is 李明", "李明")]
    [InlineData("z h 1 1 a a", "z h 1 1 a a")]
    [InlineData("ZH1.1AA", "ZH1.1AA")]
    [InlineData("the last ones are 900 123", "900 123")]
    [InlineData("we are at 4 harbour  lane", "4 harbour  lane")]
    [InlineData("the blue door in HARBOUR LANE", "HARBOUR LANE")]
    [InlineData("near zh1 1aa.", "zh1 1aa")]
    [InlineData("ZH11AA", "ZH11AA")]
    [InlineData("ring 07700 900-123 please", "07700 900-123")]
    [InlineData("+44 (0)7700/900.123", "44 (0)7700/900.123")]
    [InlineData("write to Amara.O@example.ORG", "Amara.O@example.ORG")]
    public void What_would_say_who_somebody_is_is_found_however_it_is_written(string text, string part) => Assert.Equal([part], In(text));

    [Theory]
    [InlineData("")]
    [InlineData("I live by the harbour, down a lane in Sale")]
    [InlineData("He is 4 and we came at 10 on 2 March 2026")]
    [InlineData("Amara says hello")]
    [InlineData("O well, oh no! I go to")]
    public void What_says_nothing_is_left(string text) => Assert.Empty(In(text));

    [Fact]
    public void Wherever_it_stands_among_other_words_it_is_found()
    {
        var other = Gen.Elements("hello", "4", "the", "harbour", "lane", "07", "sale", "zh1", "…", "é", "\n", "😀", ",").ListOf().Select(w => string.Join(' ', w));
        var detail = Gen.Elements("Okafor", "4 Harbour Lane", "ZH1 1AA", "07700900123", "amara.o@example.org");
        Prop.ForAll((from before in other from one in detail from after in other select (before, one, after)).ToArbitrary(), made =>
        {
            var text = $"{made.before} {made.one} {made.after}";
            var parts = Details.In(text, Known);
            var left = parts.Reverse().Aggregate(text, (t, p) => t.Remove(p.Start, p.Length).Insert(p.Start, "x"));
            return parts.Count > 0 && !left.Contains(made.one, StringComparison.OrdinalIgnoreCase);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public async Task All_that_is_kept_of_who_lives_together_is_looked_for()
    {
        var form = await _world.Family(_world.Form().With(_world.Child("Ife", 2025, 1, "Adeyemi")));
        await _world.Arrange("UPDATE families_household SET line1 = '4 Harbour Lane' WHERE id = @id", new { id = form.HouseholdId });
        const string Said = "Ife Adeyemi and Amara Okafor, 4 Harbour Lane, ZH1 1AA, 07700 900123";
        async Task<string> Of(params Guid[] people)
        {
            var parts = await _world.AsSystem().Ask(new GetDetailsIn(people, Said));
            return string.Join('|', parts.Select(p => Said.Substring(p.Start, p.Length)));
        }
        Assert.Equal("Adeyemi|Okafor|4 Harbour Lane|ZH1 1AA|07700 900123", await Of(form.PersonIds[0]));
        Assert.Equal("Adeyemi|Okafor|4 Harbour Lane|ZH1 1AA|07700 900123", await Of(form.PersonIds[1]));
        Assert.Equal("", await Of(_world.NewId()));
        Assert.Equal("", await Of());
    }
}
