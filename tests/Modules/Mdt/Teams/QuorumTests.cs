using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Mdt.Teams;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Teams;

public sealed class QuorumTests
{
    private static readonly string[] Codes = ["gp", "health-visitor", "safeguarding"];

    private static readonly Gen<List<Quorum.Rule>> Rules =
        Gen.Choose(0, 3).ListOf(Codes.Length).Select(counts => Codes.Zip(counts, (code, count) => new Quorum.Rule(code, count)).ToList());

    private static readonly Gen<List<string>> Present = Gen.Elements([.. Codes, "link-worker"]).ListOf().Select(l => l.ToList());

    [Fact]
    public void A_team_without_rules_is_always_quorate() => Assert.True(Quorum.IsMet([], []));

    [Fact]
    public void It_says_which_profession_is_lacking_and_how_many()
    {
        var missing = Quorum.Missing([new("gp", 1), new("health-visitor", 2)], ["gp", "health-visitor", "link-worker"]);
        Assert.Equal([new Quorum.Rule("health-visitor", 1)], missing);
    }

    [Fact]
    public void What_is_lacking_is_exactly_what_would_make_it_quorate() =>
        Check(input => Quorum.IsMet(input.Rules, [.. input.Present, .. Quorum.Missing(input.Rules, input.Present).SelectMany(m => Enumerable.Repeat(m.Profession, m.AtLeast))]));

    [Fact]
    public void Somebody_who_arrives_never_makes_it_inquorate() =>
        Check(input => !Quorum.IsMet(input.Rules, input.Present) || Codes.All(code => Quorum.IsMet(input.Rules, [.. input.Present, code])));

    [Fact]
    public void Somebody_whom_no_rule_names_changes_nothing() =>
        Check(input => Quorum.Missing(input.Rules, input.Present).SequenceEqual(Quorum.Missing(input.Rules, [.. input.Present, "voluntary"])));

    [Fact]
    public void It_is_met_when_every_rule_is() =>
        Check(input => Quorum.IsMet(input.Rules, input.Present) == input.Rules.All(r => input.Present.Count(p => p == r.Profession) >= r.AtLeast));

    private static void Check(Func<(List<Quorum.Rule> Rules, List<string> Present), bool> holds)
    {
        var inputs = from rules in Rules from present in Present select (rules, present);
        Prop.ForAll(inputs.ToArbitrary(), holds).QuickCheckThrowOnFailure();
    }
}
