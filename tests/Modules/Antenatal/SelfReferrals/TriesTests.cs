using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Antenatal.SelfReferrals;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.SelfReferrals;

public sealed class TriesTests
{
    private static Try At(int day, int hour, TryWay way = TryWay.Call, bool answered = false) => new(way, new DateOnly(2026, 3, 2).AddDays(day).AtLondon(new TimeOnly(hour, 0)), answered);

    [Fact]
    public void Three_at_different_times_by_one_way_are_enough_for_who_gave_one_way() => Assert.Null(Tries.Missing([At(0, 10), At(1, 14), At(2, 10)], 3));

    [Fact]
    public void Three_in_one_part_of_the_day_are_enough_where_the_way_differs() => Assert.Null(Tries.Missing([At(0, 10), At(1, 10, TryWay.Text), At(2, 10)], 3));

    [Fact]
    public void Each_time_at_the_same_hour_by_the_same_way_is_not_varied() => Assert.Contains("another time of day", Tries.Missing([At(0, 10), At(1, 11), At(2, 9)], 3), StringComparison.Ordinal);

    [Fact]
    public void Many_in_one_morning_are_one() => Assert.Equal("Try 2 times more, on another day or at another time of day.", Tries.Missing([At(0, 9), At(0, 10), At(0, 11, TryWay.Text)], 3));

    [Fact]
    public void None_yet() => Assert.Equal("Try once more, on another day or at another time of day.", Tries.Missing([], 1));

    [Fact]
    public void Since_she_was_heard_it_begins_anew()
    {
        Assert.NotNull(Tries.Missing([At(0, 10), At(1, 14), At(2, 10), At(3, 10, answered: true)], 3));
        Assert.Null(Tries.Missing([At(0, 10, answered: true), At(1, 14), At(2, 10), At(3, 10)], 3));
    }

    private static Gen<Try> Any { get; } =
        from day in Gen.Choose(0, 6)
        from hour in Gen.Choose(8, 19)
        from way in Gen.Elements(TryWay.Call, TryWay.Text)
        from answered in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        select At(day, hour, way, answered);

    /// <summary>Fewer than three moments are never enough, and one more try that she did not hear never takes away what was enough.</summary>
    [Fact]
    public void More_tries_never_make_it_less() => Prop.ForAll(Any.ListOf(6).ToArbitrary(), Any.ToArbitrary(), (tries, more) =>
    {
        var enough = Tries.Missing([.. tries], 3) is null;
        var moments = tries.Where(t => !t.Answered).Select(t => (t.TriedAt.LondonDay(), When.OfDay(t.TriedAt).Hour)).Distinct().Count();
        return (!enough || moments >= 3) && (!enough || Tries.Missing([.. tries, more with { Answered = false }], 3) is null);
    }).QuickCheckThrowOnFailure();
}
