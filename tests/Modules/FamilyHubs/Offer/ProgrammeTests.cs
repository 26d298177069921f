using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.FamilyHubs.Offer;
using Xunit;
using Outcome = Neighbourhood.FamilyHubs.Register.Outcome;

namespace Neighbourhood.Modules.FamilyHubs.Offer;

public sealed class ProgrammeTests
{
    /// <summary>Whoever came to at least the share of the required sessions has completed it, and nobody else: counted in whole sessions, without rounding in anybody's favour.</summary>
    [Fact]
    public void Completed_is_exactly_who_came_to_the_share_of_the_required_sessions() => Prop.ForAll(
        (from required in Gen.Choose(1, 60) from pct in Gen.Choose(1, 100) from attended in Gen.Choose(0, 70) select (required, pct, attended)).ToArbitrary(),
        x => Programme.IsCompleted(x.attended, x.required, x.pct) == ((decimal)x.attended / x.required >= x.pct / 100m)).QuickCheckThrowOnFailure();

    [Fact]
    public void One_more_session_never_takes_a_completion_away_and_all_of_them_are_always_enough() => Prop.ForAll(
        (from required in Gen.Choose(1, 60) from pct in Gen.Choose(1, 100) from attended in Gen.Choose(0, 60) select (required, pct, attended)).ToArbitrary(),
        x => (!Programme.IsCompleted(x.attended, x.required, x.pct) || Programme.IsCompleted(x.attended + 1, x.required, x.pct))
            && Programme.IsCompleted(x.required, x.required, x.pct) && Programme.Enough(x.required, x.pct) is var enough && enough >= 1 && enough <= x.required
            && Programme.IsCompleted(enough, x.required, x.pct) && !Programme.IsCompleted(enough - 1, x.required, x.pct)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(8, 75, 6)]
    [InlineData(10, 75, 8)]
    [InlineData(12, 75, 9)]
    [InlineData(8, 100, 8)]
    [InlineData(9, 1, 1)]
    public void What_is_enough_is_rounded_up(int required, int pct, int enough) => Assert.Equal(enough, Programme.Enough(required, pct));

    [Fact]
    public void Who_was_there_is_who_came_in_any_way() =>
        Assert.Equal([Outcome.Attended, Outcome.AttendedLate, Outcome.LeftEarly, Outcome.VirtualAttended], Enum.GetValues<Outcome>().Where(Programme.WasThere));

    [Fact]
    public void A_change_is_shown_of_those_who_have_both_scores()
    {
        Measures[] all = [new(40, 60, 10, null, null, null), new(50, 81, null, 90, null, null), new(null, 99, 20, 30, null, null)];
        var changes = Measures.Changes(all);
        Assert.Equal([new("Parental competence", 45, 71, 2), new("Confidence", 20, 30, 1)], changes);
    }
}
