using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Matches;
using Neighbourhood.PeerSupport.Requests;
using Neighbourhood.PeerSupport.Supporters;
using Xunit;

namespace Neighbourhood.Modules.PeerSupport;

public sealed class StepTests
{
    [Fact]
    public void Of_all_steps_those_of_the_table_are_taken_and_every_other_is_refused_in_plain_words()
    {
        foreach (var (from, to) in from a in Enum.GetValues<SupporterStatus>() from b in Enum.GetValues<SupporterStatus>() select (a, b))
            IsRight(Supporter.May(from, to), () => Supporter.Check(from, to));
        foreach (var (from, to) in from a in Enum.GetValues<RequestStatus>() from b in Enum.GetValues<RequestStatus>() select (a, b))
            IsRight(Request.May(from, to), () => Request.Check(from, to));
        foreach (var (from, to) in from a in Enum.GetValues<MatchStatus>() from b in Enum.GetValues<MatchStatus>() select (a, b))
            IsRight(Match.May(from, to), () => Match.Check(from, to));
        Assert.All(Enum.GetValues<SupporterStatus>(), s => Assert.False(Supporter.May(SupporterStatus.Left, s)));
        Assert.All(Enum.GetValues<RequestStatus>().Where(s => !Request.IsOpen(s)), over => Assert.All(Enum.GetValues<RequestStatus>(), s => Assert.False(Request.May(over, s))));
    }

    [Fact]
    public void Whatever_is_tried_in_any_order_a_supporter_is_never_active_before_approved()
    {
        Prop.ForAll(Gen.Elements(Enum.GetValues<SupporterStatus>()).ArrayOf().ToArbitrary(), tried =>
        {
            var (now, been) = (SupporterStatus.Enquired, new List<SupporterStatus>());
            foreach (var to in tried)
                if (Supporter.May(now, to))
                    been.Add(now = to);
            var active = been.IndexOf(SupporterStatus.Active);
            return active < 0 || been.IndexOf(SupporterStatus.Approved) is >= 0 and var approved && approved < active;
        }).QuickCheckThrowOnFailure();
    }

    private static void IsRight(bool may, Action step)
    {
        if (may) step();
        else Assert.False(string.IsNullOrWhiteSpace(Assert.Throws<Refused>(step).Message));
    }
}
