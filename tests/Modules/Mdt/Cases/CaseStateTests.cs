using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Cases;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Cases;

public sealed class CaseStateTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Theory]
    [InlineData(false, null, false, false, CaseState.Open)]
    [InlineData(false, null, true, false, CaseState.UnderReview)]
    [InlineData(false, null, false, true, CaseState.Transferring)]
    [InlineData(false, null, true, true, CaseState.Transferring)]
    [InlineData(true, CaseEnd.Transferred, false, false, CaseState.Transferred)]
    [InlineData(true, CaseEnd.GoalsMet, true, false, CaseState.Closed)]
    [InlineData(true, null, false, false, CaseState.Closed)]
    internal void Where_a_case_stands_follows_from_the_facts(bool closed, CaseEnd? end, bool listed, bool offered, CaseState state) =>
        Assert.Equal(state, CaseMachine.Of(closed ? Day : null, end, listed, offered));

    [Fact]
    public void Whatever_the_facts_a_case_is_open_exactly_while_it_has_no_day_of_ending() => Prop.ForAll(
        (from closed in ArbMap.Default.GeneratorFor<bool>()
         from end in Gen.Elements(Enum.GetValues<CaseEnd>())
         from listed in ArbMap.Default.GeneratorFor<bool>()
         from offered in ArbMap.Default.GeneratorFor<bool>()
         select (closed, end, listed, offered)).ToArbitrary(),
        x => CaseMachine.IsOpen(CaseMachine.Of(x.closed ? Day : null, x.closed ? x.end : null, x.listed, x.offered)) != x.closed).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_step_that_is_not_listed_is_refused_with_a_reason_in_plain_words()
    {
        var refused = 0;
        foreach (var from in Enum.GetValues<CaseState>())
            foreach (var to in Enum.GetValues<CaseState>())
            {
                if (CaseMachine.May(from, to)) CaseMachine.Check(from, to);
                else
                {
                    Assert.StartsWith("This case ", Assert.Throws<Refused>(() => CaseMachine.Check(from, to)).Message, StringComparison.Ordinal);
                    refused++;
                }
                Assert.NotEmpty(CaseMachine.Label(to) + CaseMachine.Colour(to));
            }
        Assert.Equal(25 - CaseMachine.Transitions.Count, refused);
        Assert.Equal("This case is offered to another team, which has not answered, so it cannot be closed", Assert.Throws<Refused>(() => CaseMachine.Check(CaseState.Transferring, CaseState.Closed)).Message);
    }

    [Fact]
    public void Only_an_offer_leads_to_another_team_and_nothing_leads_back()
    {
        Assert.Equal([CaseState.Transferring], CaseMachine.Transitions.Where(t => t.To == CaseState.Transferred).Select(t => t.From));
        Assert.DoesNotContain(CaseMachine.Transitions, t => t.From == CaseState.Transferred);
    }
}
