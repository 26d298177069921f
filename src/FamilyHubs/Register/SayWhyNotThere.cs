using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>A worker says later why somebody who was booked was not there: when the family has told, or where a device closed the register.</summary>
internal static class SayWhyNotThere
{
    [Allows(Permissions.TakeRegister, On = nameof(SessionId))]
    internal sealed record Command(Guid SessionId, IReadOnlyList<NotThere.Said> Missed) : ICommand;

    internal sealed class Handler(RegisterBook book, Missed missed) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var session = await book.Take(command.SessionId, ct);
            if (session.ClosedAt is null) throw new Refused("", "Close the register first: somebody may still come.");
            await missed.Settle(command.SessionId, session.Day, command.Missed, ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.TakeRegister, On = nameof(SessionId))]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage, IAsksOfMissed
    {
        public Guid SessionId { get; set; }
        public List<MissedInput> Missed { get; set; } = [];

        IReadOnlyList<SeeMissed.Person> IAsksOfMissed.People => People;
        internal IReadOnlyList<SeeMissed.Person> People { get; private set; } = [];

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(SessionId, [.. Missed.Select(m => m.Said)]), ct);
            return Redirect($"/familyhubs/sessions/{SessionId}/register?said=why");
        });

        protected override async Task Show(CancellationToken ct)
        {
            People = await send.Ask(new SeeMissed(SessionId), ct);
            Missed = MissedInput.For(People, Missed, clock);
        }
    }
}
