using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Host;

/// <summary>In the demo, and only there, anyone who is signed in moves the clock forward to watch deadlines pass.</summary>
internal static class MoveClock
{
    [Allows(HostPermissions.MoveClock, Unscoped = "the demo's clock is everybody's, and exists only in the demo")]
    internal sealed record Command(int Hours) : ICommand;

    internal sealed class Handler(Marks marks, MovableClock clock, DemoMode demo) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (!demo.IsOn) throw new NotFound();
            if (command.Hours is < 1 or > 24 * 90) throw new Refused("Hours", "Enter a number of hours from 1 to 2160");
            await marks.Set(Marks.ClockAhead, (clock.Ahead + TimeSpan.FromHours(command.Hours)).ToString(), ct);
            return default;
        }
    }

    [Allows(HostPermissions.MoveClock, Unscoped = "the demo's clock is everybody's, and exists only in the demo")]
    [BindProperties]
    internal sealed class Page(ISend send, DemoMode demo, TimeProvider clock) : FormPage
    {
        public int? Hours { get; set; }

        public DateTimeOffset Now => clock.Now().London();

        public IActionResult OnGet() => demo.IsOn ? Page() : NotFound();

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            var hours = Hours ?? throw new Refused("Hours", "Enter a number of hours from 1 to 2160");
            await send.Send(new Command(hours), ct);
            // Only once the mark is kept: the clock never runs back, so it must not run ahead of what is stored.
            demo.TurnOn(demo.Ahead + TimeSpan.FromHours(hours));
            return Redirect("/demo/clock");
        });
    }
}
