using Neighbourhood.Areas.Days;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Areas.Days;

public sealed class AddBankHolidayTests : BankHolidayTests
{
    [Fact]
    public async Task A_day_that_was_proclaimed_is_no_working_day_from_then_on()
    {
        await Editor.Send(new AddBankHoliday.Command(Proclaimed, "A day to celebrate"));
        await Editor.Send(new AddBankHoliday.Command(Proclaimed, " A day to celebrate "));   // a second press
        Assert.Equal(Proclaimed.AddDays(3), await NextAfter(Proclaimed.AddDays(-1)));
        Assert.Single(await World.Sql<string>("SELECT name FROM areas_bank_holiday WHERE day = @Proclaimed", new { Proclaimed }));
    }

    [Fact]
    public async Task A_day_and_a_name_are_asked_for_together()
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => Editor.Send(new AddBankHoliday.Command(null, " ")));
        Assert.Equal([("Day", "Enter the day"), ("Name", "Enter what the day is called")], refused.Reasons.Select(r => (r.Input, r.Text)));
    }

    [Theory]
    [InlineData("2026-03-01", "today or later")]
    [InlineData("2026-03-07", "at a weekend")]
    [InlineData("2026-12-25", "already: Christmas Day")]
    [InlineData("9999-12-31", "within 20 years")]
    public async Task A_day_that_cannot_be_one_is_refused(string day, string says)
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => Editor.Send(new AddBankHoliday.Command(DateOnly.Parse(day), "A day")));
        Assert.Equal("Day", refused.Input);
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_too_long_is_refused() =>
        Assert.Equal("Name", (await Assert.ThrowsAsync<Refused>(() => Editor.Send(new AddBankHoliday.Command(Proclaimed, new string('x', 101))))).Input);

    [Fact]
    public async Task Only_an_editor_of_settings_or_the_operator_may() =>
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.HubManager).Send(new AddBankHoliday.Command(Proclaimed, "A day")));
}
