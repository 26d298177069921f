using Neighbourhood.Areas.Days;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Areas.Days;

public sealed class ListBankHolidaysTests : BankHolidayTests
{
    [Fact]
    public async Task Those_from_today_on_are_listed_in_order()
    {
        var days = await World.As(Roles.HubWorker).Ask(new ListBankHolidays.Query());
        Assert.Equal((new DateOnly(2026, 4, 3), "Good Friday"), (days[0].Day, days[0].Name));
        Assert.Equal(days.OrderBy(d => d.Day), days);
    }

    [Fact]
    public async Task An_invited_attendee_does_not_see_them() =>
        await Assert.ThrowsAsync<Denied>(() => World.As(Roles.InvitedAttendee).Ask(new ListBankHolidays.Query()));
}
