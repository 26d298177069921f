using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>A coordinator notes that a supporter has signed the agreement on boundaries: first names, no money or gifts, what is said aloud to whom.</summary>
internal static class NoteAgreement
{
    [Allows(Permissions.WriteSupporters, On = nameof(SupporterId))]
    internal sealed record Command(Guid SupporterId, DateOnly? On) : ICommand;

    internal sealed class Handler(Db db, SupporterSteps steps, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await steps.Here(command.SupporterId, ct);
            if (command.On is not { } on) throw new Refused("On", "Enter the day on which they signed it");
            if (on > clock.Today()) throw new Refused("On", "It must have been signed today or before");
            await db.Execute("UPDATE peersupport_supporter SET agreement_on = @on WHERE id = @SupporterId", new { command.SupporterId, on }, ct);
            return default;
        }
    }

    [Allows(Permissions.WriteSupporters, On = nameof(SupporterId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : SupporterPage(send)
    {
        public DateOnly? On { get; set; }

        public Task OnGet(CancellationToken ct) => Begin(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(SupporterId, On), ct);
    }
}
