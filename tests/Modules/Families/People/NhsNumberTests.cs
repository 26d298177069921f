using FsCheck;
using FsCheck.Fluent;
using Neighbourhood.Families.People;
using Xunit;

namespace Neighbourhood.Modules.Families.People;

public sealed class NhsNumberTests
{
    private static readonly Gen<string> Digits = Gen.Choose(0, 9).ArrayOf(10).Select(d => string.Concat(d));
    private static readonly Gen<string> MadeUp = Gen.Choose(0, 90_000).Select(NhsNumber.MadeUp);

    [Theory]
    [InlineData("943 476 5919", "9434765919")]
    [InlineData("999-000-0018", "9990000018")]
    [InlineData(" 9990000018 ", "9990000018")]
    public void A_number_that_passes_is_read_without_its_spaces(string typed, string read) => Assert.Equal(read, NhsNumber.Read(typed));

    [Theory]
    [InlineData("9434765918")]
    [InlineData("999000001")]
    [InlineData("99900000180")]
    [InlineData("999000001x")]
    [InlineData("٩٩٩٠٠٠٠٠١٨")]
    [InlineData("")]
    [InlineData(null)]
    public void What_fails_its_check_or_has_another_shape_is_no_number(string? typed) => Assert.Null(NhsNumber.Read(typed));

    [Fact]
    public void A_check_digit_of_eleven_is_nought_and_of_ten_is_never_issued()
    {
        Assert.Equal(0, NhsNumber.CheckDigit("000000000"));
        Assert.Null(NhsNumber.CheckDigit("000000006")); // 6 × 2 = 12, remainder 1
    }

    [Fact]
    public void Of_ten_numbers_that_differ_in_the_last_digit_one_at_most_is_valid() =>
        Prop.ForAll(Digits.ToArbitrary(), digits => Enumerable.Range(0, 10).Count(last => NhsNumber.Read($"{digits[..9]}{last}") is not null)
            == (NhsNumber.CheckDigit(digits[..9]) is null ? 0 : 1)).QuickCheckThrowOnFailure();

    [Fact]
    public void One_wrong_digit_is_always_found() =>
        Prop.ForAll(MadeUp.ToArbitrary(), Gen.Choose(0, 9).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (number, at, by) =>
        {
            var wrong = number.ToCharArray();
            wrong[at] = (char)('0' + ((wrong[at] - '0' + by) % 10));
            return NhsNumber.Read(new string(wrong)) is null;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_neighbouring_digits_that_are_swapped_are_always_found() =>
        Prop.ForAll(MadeUp.ToArbitrary(), Gen.Choose(0, 8).ToArbitrary(), (number, at) =>
        {
            var swapped = number.ToCharArray();
            (swapped[at], swapped[at + 1]) = (swapped[at + 1], swapped[at]);
            return number[at] == number[at + 1] || NhsNumber.Read(new string(swapped)) is null;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_made_up_number_is_valid_and_from_the_range_that_is_never_issued() =>
        Prop.ForAll(MadeUp.ToArbitrary(), number => NhsNumber.Read(number) == number && number.StartsWith("999", StringComparison.Ordinal)).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_shown_reads_back() =>
        Prop.ForAll(MadeUp.ToArbitrary(), number => NhsNumber.Show(number).Length == 12 && NhsNumber.Read(NhsNumber.Show(number)) == number).QuickCheckThrowOnFailure();

    [Fact]
    public void A_typed_number_is_not_traced_and_only_a_trace_gives_01()
    {
        Assert.Equal(new NhsNumber.Kept("9990000018", "02", null), NhsNumber.Keep("999 000 0018", traced: false, Adult));
        Assert.Equal(new NhsNumber.Kept("9990000018", "01", null), NhsNumber.Keep("999 000 0018", traced: true, Adult));
    }

    [Fact]
    public void A_number_that_fails_is_set_aside_and_the_person_kept_without_one() =>
        Assert.Equal(new NhsNumber.Kept(null, "03", "999 000 0019"), NhsNumber.Keep("999 000 0019 ", traced: true, Adult));

    [Fact]
    public void An_unborn_child_has_none_and_none_is_asked_for() => Assert.Equal(new NhsNumber.Kept(null, "07", null), NhsNumber.Keep(null, traced: false, Adult with { Born = null, Unborn = true }));

    private static readonly NhsNumber.Birth Adult = new(new DateOnly(1994, 4, 1), false, new DateOnly(2026, 3, 2), 42);
    private static readonly Gen<string> Status = Gen.Elements(NhsNumber.Statuses.Keys.ToArray());
    private static readonly Gen<NhsNumber.Birth> Births = from days in Gen.Choose(-200, 400)
                                                          from unborn in Gen.Elements(true, false)
                                                          select new NhsNumber.Birth(Adult.Today.AddDays(-days), unborn, Adult.Today, 42);

    [Theory]
    [InlineData(0, "08")]
    [InlineData(41, "08")]
    [InlineData(42, "03")]
    public void A_baby_is_traced_from_the_42nd_day_on(int days, string status)
    {
        var birth = Adult with { Born = Adult.Today.AddDays(-days) };
        Assert.Equal((status, status), (NhsNumber.Without(birth), NhsNumber.On("08", birth)));
    }

    [Fact]
    public void No_edit_makes_a_number_verified_and_one_that_is_typed_anew_is_02() =>
        Prop.ForAll(Status.ToArbitrary(), Births.ToArbitrary(), Gen.Elements<string?>(null, "9990000018", "9990000026").Two().ToArbitrary(), (status, birth, numbers) =>
        {
            var (stands, typed) = numbers;
            var edited = NhsNumber.Edited(stands, status, typed, birth);
            return edited.Number == typed
                && (edited.Status != NhsNumber.Traced || status == NhsNumber.Traced)
                && (typed is null || typed == stands || edited.Status == NhsNumber.NotTraced);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Only_postponed_ends_by_itself_and_never_before_its_day() =>
        Prop.ForAll(Status.ToArbitrary(), Births.ToArbitrary(), (status, birth) =>
            NhsNumber.On(status, birth) == (status == NhsNumber.Postponed && !birth.IsNew ? NhsNumber.TraceRequired : status)
            && NhsNumber.On(NhsNumber.On(status, birth), birth) == NhsNumber.On(status, birth)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_trace_leads_to_known_statuses_never_to_itself_nor_to_typed_and_every_status_can_be_verified_in_the_end()
    {
        foreach (var status in NhsNumber.Statuses.Keys)
        {
            var next = NhsNumber.AfterTrace(status);
            Assert.DoesNotContain(status, next);
            Assert.DoesNotContain(NhsNumber.NotTraced, next);
            Assert.All(next, s => Assert.Contains(s, NhsNumber.Statuses.Keys));
            Assert.Contains(NhsNumber.Traced, next.Append(status).Concat(next.SelectMany(NhsNumber.AfterTrace)));
        }
    }
}
