using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Mdt.Summaries;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Summaries;

public sealed class TellingsTests
{
    private static readonly Guid[] Ids = [.. Enumerable.Range(1, 5).Select(i => new Guid(i, 0, 0, new byte[8]))];

    private sealed record Case(IReadOnlyList<Someone> People, IReadOnlyList<SummaryPart> Parts, IReadOnlyDictionary<Guid, Telling> Answers);

    private static readonly Gen<Someone> AnyBody =
        from home in Gen.Elements(true, false)
        from part in Gen.Elements(true, false)
        from restricted in Gen.Elements(true, false, false)
        from young in Gen.Elements(true, false)
        from died in Gen.Elements(true, false, false, false)
        from basis in Gen.Elements(Enum.GetValues<SharingBasis>())
        select new Someone(Guid.Empty, home, !home || part, restricted, young, died, basis);

    private static readonly Gen<Case> Cases =
        from people in AnyBody.ListOf(4) // the fifth is somebody of whom nothing is known
        from abouts in Gen.Choose(0, 31).ListOf(6)
        from answers in Gen.Elements(Enum.GetValues<Telling>()).ListOf(5)
        select new Case(
            [.. people.Select((p, i) => p with { Id = Ids[i] })],
            [.. abouts.Select((bits, i) => new SummaryPart((PartKind)(i % 4), Guid.Empty, $"<{i}>", "", [.. Ids.Where((_, p) => (bits & (1 << p)) != 0)]))],
            Ids.Zip(answers).ToDictionary(a => a.First, a => a.Second));

    [Fact]
    public void For_any_answers_no_text_about_a_person_reaches_somebody_who_may_not_be_told_about_them()
    {
        var (kept, left) = (0, 0);
        Prop.ForAll(Cases.ToArbitrary(), c =>
        {
            var to = c.People[0];
            var weighed = Tellings.Weigh(to, c.Parts, c.People, id => c.Answers[id]);
            var letter = SummaryWords.Letter(DateTimeOffset.UnixEpoch, weighed.Kept);
            foreach (var part in c.Parts)
            {
                var forbidden = part.About.Any(a => a != to.Id && (c.Answers[a] == Telling.No || c.People.FirstOrDefault(p => p.Id == a) is null or { Basis: SharingBasis.Objection }));
                if (forbidden) left++;
                else kept++;
                if (forbidden && letter.Contains(part.Says, StringComparison.Ordinal)) return false;
            }
            // Whatever is not a plain yes is seen by the lead practitioner.
            var asked = weighed.Kept.SelectMany(p => p.About).Any(a => a != to.Id && c.Answers[a] == Telling.Ask);
            return !asked || weighed.Flags.Any(f => f.Flag == SummaryFlag.Ask);
        }).QuickCheckThrowOnFailure();
        Assert.True(kept > 0 && left > 0); // it looked at something
    }

    [Theory]
    [InlineData(Telling.Yes, Telling.Yes, Telling.Yes)]
    [InlineData(Telling.Yes, Telling.Ask, Telling.Ask)]
    [InlineData(Telling.Ask, Telling.No, Telling.No)]
    [InlineData(Telling.No, Telling.Yes, Telling.No)]
    public void The_strictest_answer_counts(Telling one, Telling other, Telling both) => Assert.Equal(both, Tellings.Strictest([one, other]));

    [Fact]
    public void A_no_a_separation_a_restriction_a_young_persons_wish_and_an_ask_each_flag()
    {
        Someone Plain(int i) => new(Ids[i], true, false, false, false, false, SharingBasis.Informed);
        var to = Plain(0);
        IReadOnlyList<SummaryFlag> Flags(Someone other, Telling telling) => [.. Tellings.Flags(to, [other.Id], [to, other], _ => telling).Select(f => f.Flag)];
        Assert.Empty(Flags(Plain(1), Telling.Yes));
        Assert.Equal([SummaryFlag.MayNotBeTold], Flags(Plain(1), Telling.No));
        Assert.Equal([SummaryFlag.Ask, SummaryFlag.YoungPerson], Flags(Plain(1) with { IsYoung = true }, Telling.Ask));
        Assert.Equal([SummaryFlag.Separation], Flags(Plain(1) with { Elsewhere = true }, Telling.Yes));
        Assert.Equal([SummaryFlag.Restricted], Flags(Plain(1) with { Restricted = true }, Telling.Yes));
        Assert.Equal([SummaryFlag.Objection], Flags(Plain(1) with { Basis = SharingBasis.ObjectionToDecide }, Telling.Yes));
        Assert.Equal([SummaryFlag.Death], Flags(Plain(1) with { Died = true }, Telling.Yes));
    }
}
