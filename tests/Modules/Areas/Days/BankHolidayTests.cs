using Neighbourhood.Areas.Contracts;
using Neighbourhood.Areas.Days;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Areas.Days;

/// <summary>What the two use cases that change the days share.</summary>
public abstract class BankHolidayTests : IAsyncLifetime
{
    protected static readonly DateOnly Proclaimed = new(2026, 6, 19);   // a Friday

    protected World World { get; private set; } = null!;

    private protected Actor Editor => World.As(Roles.SettingsEditor, Guid.Empty);

    public async ValueTask InitializeAsync() => World = await AreasWorld.Start();

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected Task<DateOnly> NextAfter(DateOnly day) => World.AsSystem().Ask(new AddWorkingDays(day, 1));
}

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
