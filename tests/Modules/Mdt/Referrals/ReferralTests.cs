using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Referrals;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Referrals;

public sealed class ReferralTests
{
    private static readonly ReferralStatus[] All = Enum.GetValues<ReferralStatus>();

    private static readonly ReferralActor[] Actors = [.. Enumerable.Range(0, 8).Select(n => (ReferralActor)n)];

    [Fact]
    public void A_step_is_taken_exactly_where_the_list_has_it_for_that_person()
    {
        foreach (var from in All)
            foreach (var to in All)
                foreach (var who in Actors)
                {
                    var listed = Referral.Transitions.Any(t => t.From == from && t.To == to && (t.Who & who) != ReferralActor.None);
                    var refused = Record.Exception(() => Referral.Check(from, to, who));
                    Assert.Equal(listed, refused is null);
                    Assert.Equal(listed, Referral.May(from, to, who));
                    if (refused is not null) Assert.IsType<Refused>(refused);
                }
    }

    [Fact]
    public void A_refusal_says_how_it_stands_and_who_could() =>
        Assert.Equal(
            ["This referral was declined, so it cannot be accepted", "Only the team's chair can do this"],
            [Record.Exception(() => Referral.Check(ReferralStatus.Declined, ReferralStatus.Accepted, ReferralActor.Chair))!.Message,
             Record.Exception(() => Referral.Check(ReferralStatus.Submitted, ReferralStatus.Declined, ReferralActor.Coordinator))!.Message]);

    [Fact]
    public void What_is_over_stays_over() =>
        Assert.DoesNotContain(Referral.Transitions, t => t.From is ReferralStatus.Declined or ReferralStatus.Discussed or ReferralStatus.Withdrawn);

    [Fact]
    public void Every_state_has_words_of_its_own()
    {
        Assert.Equal(All.Length, All.Select(Referral.InWords).Distinct().Count());
        Assert.Equal(All.Length, All.Select(Referral.Label).Distinct().Count());
    }
}
