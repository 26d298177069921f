using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Areas.Days;

/// <summary>An editor of settings adds a day that was proclaimed, or one of a year that the program does not know yet.</summary>
internal static class AddBankHoliday
{
    [Allows(Permissions.EditBankHolidays, Unscoped = "England's bank holidays are everybody's")]
    internal sealed record Command(DateOnly? Day, string? Name) : ICommand;

    internal sealed class Handler(Db db, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var name = command.Name?.Trim();
            new Refusals()
                .If(command.Day is null, "Day", "Enter the day")
                .If(command.Day < clock.Today(), "Day", "The day must be today or later")
                .If(command.Day > clock.Today().AddYears(20), "Day", "The day must be within 20 years")
                .If(command.Day is { DayOfWeek: System.DayOfWeek.Saturday or System.DayOfWeek.Sunday }, "Day", "This day is at a weekend: enter the day that is free instead of it")
                .Text(name, "Name", 100, "Enter what the day is called").Throw();
            // The day is its own key: said twice in the same words, it is there once.
            var there = await db.Find<string>("SELECT name FROM areas_bank_holiday WHERE day = @Day", new { command.Day }, ct);
            if (there is not null && there != name) throw new Refused("Day", $"There is a bank holiday on this day already: {there}");
            if (there is null) await db.Execute("INSERT INTO areas_bank_holiday (day, name) VALUES (@Day, @name)", new { command.Day, name }, ct);
            return default;
        }
    }

    [Allows(Permissions.EditBankHolidays, Unscoped = "England's bank holidays are everybody's")]
    [BindProperties]
    internal sealed class Page(ISend send) : FormPage
    {
        public DateOnly? Day { get; set; }

        public string? Name { get; set; }

        public void OnGet()
        {
            // the empty form
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Day, Name), ct);
            return Redirect("/areas/bank-holidays");
        });
    }
}
