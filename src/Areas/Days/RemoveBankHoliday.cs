using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Days;

/// <summary>An editor of settings takes away a day that was moved or added by mistake.</summary>
internal static class RemoveBankHoliday
{
    [Allows(Permissions.EditBankHolidays, Unscoped = "England's bank holidays are everybody's")]
    internal sealed record Command(DateOnly? Day) : ICommand;

    internal sealed class Handler(Db db, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (command.Day is null) throw new Refused("Day", "Choose the day to remove");
            if (command.Day < clock.Today()) throw new Refused("Day", "A day that has passed stays: working days were counted by it");
            // Sent twice, it is gone once.
            await db.Execute("DELETE FROM areas_bank_holiday WHERE day = @Day", new { command.Day }, ct);
            return default;
        }
    }

    [Allows(Permissions.EditBankHolidays, Unscoped = "England's bank holidays are everybody's")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public DateOnly? Day { get; set; }

        public IActionResult OnGet() => Day is null ? NotFound() : Page();

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Day), ct);
            return Redirect("/areas/bank-holidays");
        });
    }
}
