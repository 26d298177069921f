using Neighbourhood.Areas.Days;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Areas.Days;

public sealed class RemoveBankHolidayTests : BankHolidayTests
{
    [Fact]
    public async Task A_day_that_was_moved_is_counted_again()
    {
        var early = new DateOnly(2026, 5, 4);
        await Editor.Send(new RemoveBankHoliday.Command(early));
        await Editor.Send(new RemoveBankHoliday.Command(early));
        Assert.Equal(early, await NextAfter(early.AddDays(-1)));
    }

    [Fact]
    public async Task A_day_that_has_passed_stays()
    {
        await Assert.ThrowsAsync<Refused>(() => Editor.Send(new RemoveBankHoliday.Command(new DateOnly(2026, 1, 1))));
        await Assert.ThrowsAsync<Refused>(() => Editor.Send(new RemoveBankHoliday.Command(null)));
        Assert.NotEmpty(await World.Sql<string>("SELECT name FROM areas_bank_holiday WHERE day = '2026-01-01'"));
    }

    [Fact]
    public async Task Only_an_editor_of_settings_or_the_operator_may() =>
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.DataQuality, Guid.Empty).Send(new RemoveBankHoliday.Command(Proclaimed)));
}
