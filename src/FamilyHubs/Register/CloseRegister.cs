using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>The lead counts heads, closes the register, and says what is known of those who were booked and not there.</summary>
internal static class CloseRegister
{
    [Allows(Permissions.TakeRegister, On = nameof(SessionId))]
    internal sealed record Command(Guid SessionId, int? Headcount, string? Explained, IReadOnlyList<NotThere.Said> Missed) : ICommand;

    internal sealed class Handler(RegisterClosing closing, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (command.Headcount is not { } headcount) throw new Refused("Headcount", "Enter how many people were there");
            await closing.Close(command.SessionId, headcount, command.Explained, command.Missed, clock.Now(), null, ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.TakeRegister, On = nameof(SessionId))]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage, IAsksOfMissed
    {
        public Guid SessionId { get; set; }
        [Display(Name = "How many people were there")]
        public int? Headcount { get; set; }
        public string? Explained { get; set; }
        public List<MissedInput> Missed { get; set; } = [];

        internal SeeRegister.Answer View { get; private set; } = null!;
        IReadOnlyList<SeeMissed.Person> IAsksOfMissed.People => People;
        internal IReadOnlyList<SeeMissed.Person> People { get; private set; } = [];
        internal bool MayClose => View.NoClosing is null && (View.Closed is null ? Session.TakesRegister(View.Status) : View.Closed.Reopened);

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            Headcount = null;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(SessionId, Headcount, Explained, [.. Missed.Select(m => m.Said)]), ct);
            return Redirect($"/familyhubs/sessions/{SessionId}/register?said=closed");
        });

        protected override async Task Show(CancellationToken ct)
        {
            View = await send.Ask(new SeeRegister(SessionId), ct);
            People = await send.Ask(new SeeMissed(SessionId), ct);
            Missed = MissedInput.For(People, Missed, clock);
        }
    }
}
