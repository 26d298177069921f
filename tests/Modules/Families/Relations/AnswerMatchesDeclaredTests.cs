using Neighbourhood.Areas.Contracts;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Families.Relations;
using Neighbourhood.Kernel;
using Neighbourhood.Modules.Families.People;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Relations;

public sealed class AnswerMatchesDeclaredTests : IAsyncLifetime
{
    private World _world = null!;
    private PersonActor.Home _home = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FamiliesWorld.Start();
        _home = await _world.Household();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private async Task<bool> Touches(string? name = null, string? school = null, string? postcode = null, int radius = 500, Guid? of = null)
    {
        static string[] One(string? text) => text is null ? [] : [text];
        var key = _world.NewId();
        var found = await _world.AsSystem().Ask(new MatchesDeclared(of ?? _home.Mother, [new(_world.NewId(), ["Nobody Known"], [], []), new(key, One(name), One(school), One(postcode))], radius));
        Assert.DoesNotContain(found, k => k != key);
        return found.Count > 0;
    }

    [Theory]
    [InlineData("Amara Okafor", true)]
    [InlineData("okafor, amara", true)]
    [InlineData("Okafor", true)]
    [InlineData("Kwame Bell", true)] // whoever lives with her
    [InlineData("O’Kafor", true)]
    [InlineData("Amara O Kafor", true)] // written apart
    [InlineData("AMÁRA  OKAFÓR", true)]
    [InlineData("Amarah Okaforr", true)] // as it sounds
    [InlineData("Kwami Bel", true)]
    [InlineData("Bel", false)] // one word alone is not a matter of sound
    [InlineData("Amara", false)] // there are many
    [InlineData("Amara Jones", false)]
    [InlineData("  ", false)]
    public async Task A_name_of_somebody_in_the_household_touches_it(string name, bool touches) => Assert.Equal(touches, await Touches(name));

    [Theory]
    [InlineData("ZH1 1AA", 0, true)]
    [InlineData("zh11aa", 0, true)]
    [InlineData("ZH1 9XY", 500, true)] // the same small area
    [InlineData("ZH1 9XY", 0, false)]
    [InlineData("ZH2 1AA", 500, false)]
    [InlineData("not a postcode", 500, false)]
    public async Task A_postcode_too_near_touches_it(string postcode, int radius, bool touches) => Assert.Equal(touches, await Touches(postcode: postcode, radius: radius));

    [Fact]
    public async Task A_school_of_a_child_touches_it_however_it_is_written_also_for_a_year_after()
    {
        await _world.Arrange("INSERT INTO families_school (id, person_id, urn, name, from_on, source) VALUES (@id, @Child, '123456', 'St Anne''s CofE Primary School', '2024-09-01', 'mother')", new { id = _world.NewId(), _home.Child });
        foreach (var (school, touches) in new[] { ("St Annes", true), ("123456", true), ("St Anne's Nursery", true), ("St Peter's Primary School", false), ("Primary School", false), ("", false) })
            Assert.Equal(touches, await Touches(school: school));
        await _world.Arrange("UPDATE families_school SET to_on = @on", new { on = _world.Clock.Today().AddMonths(-3) });
        Assert.True(await Touches(school: "St Annes"));
        await _world.Arrange("UPDATE families_school SET to_on = @on", new { on = _world.Clock.Today().AddMonths(-13) });
        Assert.False(await Touches(school: "St Annes"));
    }

    [Fact]
    public async Task It_is_the_same_for_everybody_of_the_household_and_for_somebody_else_nothing()
    {
        Assert.True(await Touches("Amara Okafor", of: _home.Father));
        var others = await _world.Family(_world.Form("Mina", "Field", "ZH2 2BB", "07700 900124"));
        Assert.False(await Touches("Amara Okafor", postcode: "ZH1 1AA", of: others.Adult!.PersonId));
        Assert.False(await Touches("Amara Okafor", of: _world.NewId()));
    }

    [Fact]
    public async Task A_relative_of_anybody_in_the_household_touches_it_and_who_lives_there()
    {
        var aunt = await _world.Family(_world.Form("Mina", "Field", "ZH2 2BB", "07700 900124"));
        async Task<int> Related(Guid declarer) => (await _world.AsSystem().Ask(new MatchesDeclared(_home.Mother, [new(_world.NewId(), [], [], [], declarer)], 500))).Count;
        Assert.Equal(0, await Related(aunt.Adult!.PersonId));
        foreach (var (one, other) in new[] { (aunt.Adult.PersonId, _home.Father), (_home.Father, aunt.Adult.PersonId) })
            await _world.Arrange("""
                INSERT INTO families_relationship (id, pair_id, person_id, other_id, type, main_carer, informal_carer, recorded_at, version) VALUES (@id, @id, @one, @other, 'Sibling', 0, 0, @now, 1)
                """, new { id = _world.NewId(), one, other, now = _world.Clock.Now() });
        Assert.Equal(1, await Related(aunt.Adult.PersonId));
        Assert.Equal(1, await Related(_home.Father));
        Assert.Equal(0, await Related(_world.NewId()));
    }

    [Theory]
    [InlineData("ZH1 1AA", 0, true)]
    [InlineData("ZH1 9XY", 500, true)]
    [InlineData("ZH1 9XY", 0, false)]
    [InlineData("ZH2 2BB", 500, false)]
    public async Task The_home_of_who_declared_touches_it_where_it_is_as_near_though_they_wrote_no_postcode(string home, int radius, bool touches)
    {
        var neighbour = await _world.Family(_world.Form("Mina", "Field", home, "07700 900124"));
        Assert.Equal(touches ? 1 : 0, (await _world.AsSystem().Ask(new MatchesDeclared(_home.Mother, [new(_world.NewId(), [], [], [], neighbour.Adult!.PersonId)], radius))).Count);
    }

    /// <summary>What Areas answers of how far the postcodes lie from the home at ZH1 1AA, and each time that it is asked.</summary>
    private List<GetDistances> Far(params (string Postcode, int Metres)[] known)
    {
        List<GetDistances> asked = [];
        _world.Answers<GetDistances, IReadOnlyList<GetDistances.Distance>>(q =>
        {
            asked.Add(q);
            return FamiliesWorld.Distances(q, [.. known.Select(k => (k.Postcode, "zh11aa", k.Metres))]);
        });
        return asked;
    }

    [Theory]
    [InlineData("ZH2 2BB", 499, 500, true)]
    [InlineData("ZH2 2BB", 500, 500, true)]
    [InlineData("ZH2 2BB", 501, 500, false)]
    [InlineData("ZH2 2BB", 501, 501, true)]
    [InlineData("ZH1 9XY", 501, 500, false)] // the same small area, and yet far
    [InlineData("ZH1 9XY", null, 500, true)] // its place is not known: the small area is asked
    [InlineData("ZH2 2BB", null, 500, false)]
    [InlineData("ZH2 2BB", 0, 0, false)] // the same postcode alone
    public async Task It_touches_within_the_radius_where_both_places_are_known_and_in_the_same_small_area_otherwise(string postcode, int? metres, int radius, bool touches)
    {
        Far(metres is { } known ? [(Folded.Postcode(postcode), known)] : []);
        Assert.Equal(touches, await Touches(postcode: postcode, radius: radius));
        var neighbour = await _world.Family(_world.Form("Mina", "Field", postcode, "07700 900124"));
        Assert.Equal(touches ? 1 : 0, (await _world.AsSystem().Ask(new MatchesDeclared(_home.Mother, [new(_world.NewId(), [], [], [], neighbour.Adult!.PersonId)], radius))).Count);
    }

    [Fact]
    public async Task Areas_is_asked_once_for_everybody_and_of_postcodes_alone_and_not_where_it_is_plain_already()
    {
        var asked = Far(("zh22bb", 499), ("zh22bd", 501));
        var neighbour = await _world.Family(_world.Form("Mina", "Field", "ZH2 2BB", "07700 900124"));
        Guid[] keys = [.. Enumerable.Range(0, 5).Select(_ => _world.NewId())];
        var found = await _world.AsSystem().Ask(new MatchesDeclared(_home.Mother,
        [
            new(keys[0], ["Amara Okafor"], [], ["ZH2 2BF"]), new(keys[1], [], [], ["ZH2 2BD", "zh2 2bd", " "]), new(keys[2], [], [], [], neighbour.Adult!.PersonId), new(keys[3], [], [], ["ZH2 2BD", "ZH2 2BB"]), new(keys[4], ["Nobody Known"], [], []),
        ], 500));
        Assert.Equal(new[] { keys[0], keys[2], keys[3] }.Order(), found.Order());
        var question = Assert.Single(asked);
        Assert.Equal(["zh22bb", "zh22bd"], question.From.Order(StringComparer.Ordinal));
        Assert.Equal(["zh11aa"], question.To);

        await Touches("Amara Okafor", radius: 500);
        await Touches(postcode: "ZH1 1AA", radius: 500);
        await Touches(postcode: "ZH2 2BB", radius: 0);
        await Touches(school: "St Annes", radius: 500);
        Assert.Single(asked);
    }

    [Fact]
    public async Task Two_without_a_fixed_address_are_no_neighbours()
    {
        var (one, other) = (_world.Form("Mina", "Field", null, "07700 900124") with { NoFixedAddress = true }, _world.Form("Tess", "Marsh", null, "07700 900125") with { NoFixedAddress = true });
        foreach (var form in new[] { one, other }) await _world.Family(form);
        Assert.Empty(await _world.AsSystem().Ask(new MatchesDeclared(one.Adult!.PersonId, [new(_world.NewId(), [], [], ["ZZ99 3VZ"], other.Adult!.PersonId)], 500)));
    }

    [Fact]
    public async Task A_child_of_who_declared_at_the_same_school_touches_it_though_they_named_no_school()
    {
        var form = _world.Form("Mina", "Field", "ZH2 2BB", "07700 900124").With(_world.Child("Pip", 2019, 5));
        var others = await _world.Family(form);
        async Task<int> Meet() => (await _world.AsSystem().Ask(new MatchesDeclared(_home.Mother, [new(_world.NewId(), [], [], [], others.Adult!.PersonId)], 0))).Count;
        await _world.Arrange("INSERT INTO families_school (id, person_id, name, from_on, source) VALUES (@id, @Child, 'St Anne''s CofE Primary School', '2024-09-01', 'mother')", new { id = _world.NewId(), _home.Child });
        Assert.Equal(0, await Meet());
        await _world.Arrange("INSERT INTO families_school (id, person_id, name, from_on, source) VALUES (@id, @child, 'St Annes', '2024-09-01', 'mother')", new { id = _world.NewId(), child = form.Children![0].PersonId });
        Assert.Equal(1, await Meet());
    }

    [Fact]
    public void A_declared_school_of_common_words_alone_is_compared_whole()
    {
        Assert.True(Likeness.School("The Primary School", "The Primary School", null));
        Assert.False(Likeness.School("The Primary School", "Hillside Primary School", null));
    }
}
