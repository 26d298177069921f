using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>A coordinator has talked with a volunteer: what they have been through, when they are free, and whom they can support.</summary>
internal static class NoteInterview
{
    [Allows(Permissions.WriteSupporters, On = nameof(SupporterId))]
    internal sealed record Command(Guid SupporterId, int Version, DateOnly? On, Profile Profile) : ICommand;

    internal sealed class Handler(Db db, SupporterSteps steps, Profiles profiles, SupervisorRule supervisors, ISend send, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var before = new Refusals().If(command.On is null, "On", "Enter the day of the interview").If(command.On > clock.Today(), "On", "The interview must be today or before");
            command.Profile.Check(await send.Number("peer.maxMatches", ct: ct), before);
            await supervisors.Check(command.SupporterId, command.Profile.SupervisorUserId, ct);
            if (!await steps.To(command.SupporterId, SupporterStatus.Interviewed, command.Version, null, ct)) return default;
            await profiles.Become(command.SupporterId, command.Profile, ct);
            await db.Execute("UPDATE peersupport_supporter SET interviewed_on = @On WHERE id = @SupporterId", new { command.SupporterId, command.On }, ct);
            return default;
        }
    }

    [Allows(Permissions.WriteSupporters, On = nameof(SupporterId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Profiles profiles) : ProfilePage(send, profiles)
    {
        public DateOnly? On { get; set; }

        public Task OnGet(CancellationToken ct) => Fill(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(SupporterId, Version, On, Typed), ct);
    }
}
