using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Families.Rights;
using Xunit;

namespace Neighbourhood.Modules.Families.Rights;

public sealed class RetentionTests
{
    private static readonly Retention Rule = new(25, 7);

    [Theory]
    [InlineData("2000-05-01", "2004-01-01", "2010-01-01", "2025-05-01")] // a child: the birthday is later
    [InlineData("2000-05-01", "2004-01-01", "2024-01-01", "2031-01-01")] // a child who was still known long after
    [InlineData("1980-05-01", "2010-01-01", "2015-01-01", "2022-01-01")] // never a child while known
    [InlineData("2000-05-01", "2018-05-01", "2018-06-01", "2025-06-01")] // known from the eighteenth birthday on
    [InlineData("2000-05-01", "2018-04-30", "2018-06-01", "2025-06-01")] // known the day before: both are looked at
    public void The_later_of_birthday_and_years_counts(string born, string first, string last, string due) =>
        Assert.Equal(DateOnly.Parse(due, null), Rule.DueOn(DateOnly.Parse(born, null), DateOnly.Parse(first, null), DateOnly.Parse(last, null)));

    [Fact]
    public void Of_whom_no_birth_is_known_a_child_is_thought() =>
        Assert.Equal(new DateOnly(2035, 1, 1), Rule.DueOn(null, new DateOnly(2010, 1, 1), new DateOnly(2012, 1, 1)));

    [Fact]
    public void Nobody_is_due_before_the_years_have_passed_and_something_new_never_brings_it_forward() => Prop.ForAll(
        (from born in Day(0, 30_000) from known in Day(20_000, 20_000) from active in Gen.Choose(0, 10_000) select (Born: born, Known: known, Active: known.AddDays(active))).ToArbitrary(),
        x =>
        {
            var due = Rule.DueOn(x.Born, x.Known, x.Active);
            return due >= x.Active.AddYears(7) && Rule.DueOn(x.Born, x.Known, x.Active.AddDays(40)) >= due && (x.Known >= x.Born.AddYears(18) || due >= x.Born.AddYears(25));
        }).QuickCheckThrowOnFailure();

    private static Gen<DateOnly> Day(int from, int span) => Gen.Choose(from, from + span).Select(days => new DateOnly(1930, 1, 1).AddDays(days));
}
