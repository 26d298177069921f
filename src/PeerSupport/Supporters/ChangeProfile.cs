using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>A coordinator changes what a supporter offers: experiences, languages, when they are free, who supervises them.</summary>
internal static class ChangeProfile
{
    [Allows(Permissions.WriteSupporters, On = nameof(SupporterId))]
    internal sealed record Command(Guid SupporterId, int Version, Profile Profile) : ICommand;

    internal sealed class Handler(SupporterSteps steps, Profiles profiles, SupervisorRule supervisors, ISend send) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if ((await steps.Find(command.SupporterId, ct)).Status is SupporterStatus.Enquired or SupporterStatus.Left) throw new Refused("", "Note the interview first; of somebody who has left nothing is changed");
            command.Profile.Check(await send.Number("peer.maxMatches", ct: ct));
            await supervisors.Check(command.SupporterId, command.Profile.SupervisorUserId, ct);
            await steps.Changed(command.SupporterId, command.Version, ct);
            await profiles.Become(command.SupporterId, command.Profile, ct);
            return default;
        }
    }

    [Allows(Permissions.WriteSupporters, On = nameof(SupporterId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Profiles profiles) : ProfilePage(send, profiles)
    {
        public Task OnGet(CancellationToken ct) => Fill(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Step(new Command(SupporterId, Version, Typed), ct);
    }
}

/// <summary>Nobody supervises themselves.</summary>
internal sealed class SupervisorRule(SupporterSteps steps)
{
    internal async Task Check(Guid supporterId, Guid? supervisorUserId, CancellationToken ct)
    {
        if (supervisorUserId is { } user && (await steps.Find(supporterId, ct)).UserId == user) throw new Refused("SupervisorUserId", "Choose somebody else: nobody supervises themselves");
    }
}
