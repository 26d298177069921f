using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>A worker counts people who are there and not named: nobody has to say who they are.</summary>
internal static class CountPeople
{
    [Allows(Permissions.TakeRegister, On = nameof(SessionId))]
    internal sealed record Command(Guid Id, Guid SessionId, int? Adults, int? Children) : ICommand;

    internal sealed class Handler(RegisterDesk desk, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await desk.Count(new(command.Id, command.SessionId, command.Adults ?? 0, command.Children ?? 0, clock.Now()), ct);
            return default;
        }
    }

    [Allows(Permissions.TakeRegister, On = nameof(SessionId))]
    internal sealed class Page(ISend send) : RegisterPage(send)
    {
        public IActionResult OnGet() => Redirect($"/familyhubs/sessions/{SessionId}/register");

        public Task<IActionResult> OnPost(CancellationToken ct) => Do(async () =>
        {
            Search = null; // the next count has an id of its own
            await Sender.Send(new Command(CountId, SessionId, Adults, Children), ct);
            return "counted";
        });
    }
}
