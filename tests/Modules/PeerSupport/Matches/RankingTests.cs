using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.PeerSupport;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport.Matches;

public sealed class RankingTests
{
    private static readonly Guid Here = Guid.Parse("11111111-1111-7111-8111-111111111111");
    private static readonly Guid There = Guid.Parse("22222222-2222-7222-8222-222222222222");

    private static readonly Gen<Ranking.Wish> Wishes =
        from wants in Gen.Elements(Enum.GetValues<Want>()).NonEmptyListOf()
        from about in Gen.Elements(Enum.GetValues<Topic>()).NonEmptyListOf()
        from language in Gen.Elements(null, "en", "PL", "cy", "")
        from sex in Gen.Elements(null, "Female", "male")
        from age in Gen.Elements(null, "about-mine", "younger", "older", "?")
        from years in Gen.Choose(15, 70)
        from near in Gen.Elements(null, "near", "far", "?")
        from area in Gen.Elements(Here, There)
        from known in Gen.Elements(true, false)
        select new Ranking.Wish([.. wants], [.. about], language, sex, age, near, known ? area : null, known ? years : null);

    private static readonly Gen<Ranking.Candidate> Candidates =
        from id in Gen.Choose(1, 9999)
        from role in Gen.Elements(Enum.GetValues<RoleKind>())
        from been in Gen.Elements(Enum.GetValues<Topic>()).ListOf()
        from languages in Gen.Elements("en", "pl", "cy").ListOf()
        from sex in Gen.Elements(null, "female", "Male")
        from age in Gen.Elements(null, "Under25", "From25To39", "From40To59", "Over60", "?")
        from area in Gen.Elements(Here, There)
        from supports in Gen.Choose(0, 5)
        from lacks in Gen.Elements<string[]>([], [], ["Their supervision is overdue"], ["The DBS check is out of date", "Has left"])
        from connected in Gen.Elements(true, false, false)
        from saidNo in Gen.Elements(true, false, false)
        select new Ranking.Candidate(new Guid(id, 0, 0, new byte[8]), role, [.. been.Distinct()], [.. languages], sex, age, area, supports, lacks, connected, saidNo);

    [Fact]
    public void Whatever_the_data_nobody_is_suggested_who_is_unfit_connected_or_said_no_and_nobody_else_is_left_out() =>
        Prop.ForAll(Wishes.ToArbitrary(), Candidates.ListOf().ToArbitrary(), (wish, all) =>
        {
            var pool = all.DistinctBy(c => c.Id).ToList();
            var suggested = Ranking.Order(wish, pool).Select(s => s.SupporterId).ToHashSet();
            return pool.All(c => suggested.Contains(c.Id) == (c.Lacks.Count == 0 && !c.Connected && !c.SaidNo && Ranking.SuitsRole(wish, c.Role)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_is_that_of_the_reasons_that_are_shown_and_the_same_however_they_come() =>
        Prop.ForAll(Wishes.ToArbitrary(), Candidates.ListOf().ToArbitrary(), (wish, all) =>
        {
            var pool = all.DistinctBy(c => c.Id).ToList();
            var ranked = Ranking.Order(wish, pool);
            var again = Ranking.Order(wish, Enumerable.Reverse(pool));
            return ranked.Select(s => s.SupporterId).SequenceEqual(again.Select(s => s.SupporterId))
                && ranked.All(s => s.Points == s.Fits.Sum(f => f.Points) && s.Fits.All(f => f.Points > 0 && f.Says.Length > 0))
                && ranked.Zip(ranked.Skip(1)).All(pair => pair.First.Points >= pair.Second.Points);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_kept_of_the_reasons_reads_as_it_was_shown_and_fits_its_column() =>
        Prop.ForAll(Wishes.ToArbitrary(), Candidates.ToArbitrary(), (wish, one) =>
        {
            var weighed = Ranking.Weigh(wish, one);
            var kept = Ranking.Codes(weighed);
            return kept.Length <= 400 && Ranking.InWords(kept).Count == weighed.Fits.Count
                && Ranking.InWords(kept).Zip(weighed.Fits).All(pair => pair.First == pair.Second.Says || pair.Second.Code == "room");
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Who_has_been_through_it_comes_first_and_what_does_not_fit_is_said_too()
    {
        var wish = new Ranking.Wish([Want.BeenThroughIt], [Topic.Loss, Topic.Other], "pl", "Female", null, "far", Here);
        static Ranking.Candidate One(int id, Topic been, string language, Guid area) => new(new Guid(id, 0, 0, new byte[8]), RoleKind.OneToOne, [been], [language], "female", null, area, 0, [], false, false);
        var ranked = Ranking.Order(wish, [One(1, Topic.Feeding, "pl", There), One(2, Topic.Loss, "en", Here)]);
        Assert.Equal([2, 1], ranked.Select(s => BitConverter.ToInt32(s.SupporterId.ToByteArray())));
        Assert.Equal("topic-loss,sex,room", Ranking.Codes(ranked[0]));
        Assert.Equal(["Does not speak the language", "Is from the same neighbourhood"], ranked[0].Misses);
        Assert.Equal(["Has not been through: losing a baby"], ranked[1].Misses);
    }

    [Theory]
    [InlineData(24, "about-mine", "Under25", true)]
    [InlineData(25, "about-mine", "Under25", false)]
    [InlineData(30, "older", "From40To59", true)]
    [InlineData(30, "younger", "From25To39", false)]
    [InlineData(61, "about-mine", "Over60", true)]
    public void The_age_that_they_prefer_is_seen_from_their_own(int years, string age, string band, bool fits)
    {
        var weighed = Ranking.Weigh(new([Want.Practical], [Topic.Other], null, null, age, null, null, years), new(Here, RoleKind.OneToOne, [], [], null, band, null, 1, [], false, false));
        Assert.Equal(fits ? ["age"] : Array.Empty<string>(), weighed.Fits.Select(f => f.Code));
        Assert.Equal(fits ? 0 : 1, weighed.Misses.Count);
    }

    [Fact]
    public void Who_supports_groups_alone_is_for_whoever_would_like_a_group()
    {
        static Ranking.Wish Wanting(params Want[] wants) => new(wants, [Topic.NewBaby], null, null, null, null, null);
        Assert.False(Ranking.SuitsRole(Wanting(Want.SomeoneToTalkTo), RoleKind.Group));
        Assert.True(Ranking.SuitsRole(Wanting(Want.SomeoneToTalkTo, Want.Group), RoleKind.SupervisedGroup));
        Assert.False(Ranking.SuitsRole(Wanting(Want.Group), RoleKind.OneToOne));
        Assert.True(Ranking.SuitsRole(Wanting(Want.Group, Want.Practical), RoleKind.OneToOne));
    }
}
