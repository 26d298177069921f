using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Summaries;
using Xunit;

namespace Neighbourhood.Modules.Mdt.Summaries;

public sealed class SummaryTests
{
    private static readonly SummaryStatus[] All = Enum.GetValues<SummaryStatus>();

    [Fact]
    public void What_is_not_on_the_list_is_refused_with_a_plain_reason()
    {
        foreach (var from in All)
            foreach (var to in All)
            {
                var listed = Summary.Transitions.Any(t => t.From == from && t.To == to);
                var thrown = Record.Exception(() => Summary.Check(from, to, SummaryActor.Coordinator | SummaryActor.Chair | SummaryActor.Lead | SummaryActor.Program));
                Assert.Equal(listed, thrown is null);
                if (!listed) Assert.StartsWith("This summary ", Assert.IsType<Refused>(thrown).Message, StringComparison.Ordinal);
            }
    }

    [Fact]
    public void A_step_is_its_actors_alone()
    {
        Assert.Throws<Refused>(() => Summary.Check(SummaryStatus.ToConfirm, SummaryStatus.Confirmed, SummaryActor.Chair | SummaryActor.Coordinator));
        Assert.Throws<Refused>(() => Summary.Check(SummaryStatus.Drafted, SummaryStatus.Withheld, SummaryActor.Coordinator));
        Assert.Throws<Refused>(() => Summary.Check(SummaryStatus.Queued, SummaryStatus.Sent, SummaryActor.Lead));
        Assert.Throws<Refused>(() => Summary.Check(SummaryStatus.Drafted, SummaryStatus.Confirmed, SummaryActor.Lead, flagged: true));
    }

    [Fact]
    public void No_way_through_the_list_leads_a_flagged_summary_past_the_lead_practitioner()
    {
        var steps = Gen.Elements(All).ListOf(20).Select(l => l.ToList());
        var actors = Gen.Elements(SummaryActor.Coordinator, SummaryActor.Chair, SummaryActor.Lead, SummaryActor.Program, SummaryActor.Chair | SummaryActor.Coordinator).ListOf(20).Select(l => l.ToList());
        var reached = 0;
        Prop.ForAll((from s in steps from a in actors select (s, a)).ToArbitrary(), walk =>
        {
            var (status, confirmed) = (SummaryStatus.Drafted, false);
            foreach (var (to, who) in walk.s.Zip(walk.a))
            {
                if (!Summary.May(status, to, who, flagged: true)) continue;
                if (to == SummaryStatus.Confirmed) confirmed = who.HasFlag(SummaryActor.Lead);
                if (to is SummaryStatus.Drafted or SummaryStatus.ToConfirm) confirmed = false;
                if (to is SummaryStatus.Queued or SummaryStatus.Sent or SummaryStatus.Given)
                {
                    if (!confirmed) return false;
                    reached++;
                }
                status = to;
            }
            return true;
        }).QuickCheckThrowOnFailure();
        Assert.True(reached > 0); // it looked at something
    }

    [Fact]
    public void Every_state_has_its_words() =>
        Assert.All(All, s => Assert.False(string.IsNullOrEmpty(Summary.Label(s)) || string.IsNullOrEmpty(Summary.Colour(s)) || string.IsNullOrEmpty(Summary.InWords(s))));
}
