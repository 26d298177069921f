using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Requests;

/// <summary>The parent's yes to sharing no longer stood while a supporter was looked for, and they said yes again: the coordinator notes it, and looking goes on.</summary>
internal static class NoteYes
{
    /// <param name="Id">Of the answer, made by the form: a second press is the same yes.</param>
    /// <param name="ShareAgreed">The parent themselves said it; nobody says it for them.</param>
    /// <param name="On">The day on which they said it. By when they are asked again is for Families to say, as for every answer.</param>
    [Allows(Permissions.WriteRequests, On = nameof(PeerRequestId))]
    internal sealed record Command(Guid Id, Guid PeerRequestId, int Version, bool? ShareAgreed, DateOnly? On) : ICommand;

    internal sealed class Handler(Db db, ISend send, RequestSteps steps, RequestDesk desk, SharingYes yes, History history, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await steps.Find(command.PeerRequestId, ct);
            // Somebody else noted it meanwhile.
            if (await yes.Stands(now.PersonId, now.ShareAgreedOn, ct)) return default;
            if (now.Status != RequestStatus.Screening) throw new Refused("", $"This request is “{Request.Label(now.Status).ToLowerInvariant()}”: nobody is looked for now, so nothing is asked of them");
            new Refusals()
                .If(command.ShareAgreed is null, "ShareAgreed", "Say who said yes")
                .If(command.ShareAgreed == false, "ShareAgreed", "Only their own yes counts. Ask them when they can talk freely, or say what else fits better")
                .If(command.On is null, "On", "Enter the day on which they said it")
                .If(command.On > clock.Today(), "On", "The day must be today or earlier")
                .If(command.On < (now.ShareAgreedOn ?? command.On), "On", $"They said yes before on {now.ShareAgreedOn?.Date()}: enter the day on which they said it again")
                .Throw();
            await desk.MayAsk(now.PersonId, shareAgreed: true, ct);
            await db.ExecuteVersioned("UPDATE peersupport_request SET share_agreed_on = @On, version = version + 1 WHERE id = @PeerRequestId AND version = @Version", command, ct: ct);
            await send.Send(new AgreeToSharing(command.Id, now.PersonId, SharingPurpose.PeerSupport, command.On!.Value), ct);
            // Where somebody else who may answers for them as well, the strictest answer counts.
            if (!await yes.Stands(now.PersonId, command.On, ct))
                throw new Refused("ShareAgreed", "Another answer about sharing stands against it. Look at sharing on their own page, talk about it with whoever gave that answer, and note it there first");
            await history.Add(Subject.Request, now.Id, now.Status.ToString(), now.Status.ToString(), "They said yes to sharing again", ct);
            return default;
        }
    }

    [Allows(Permissions.WriteRequests, On = nameof(PeerRequestId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : RequestPage(send)
    {
        private readonly ISend _send = send;

        public Guid Id { get; set; }
        public bool? ShareAgreed { get; set; }

        [Display(Name = "Day on which they said it")]
        public DateOnly? On { get; set; }

        public override async Task OnGet(CancellationToken ct)
        {
            await base.OnGet(ct);
            (Id, ShareAgreed, On) = (clock.NewId(), null, null);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await _send.Send(new Command(Id, PeerRequestId, Version, ShareAgreed, On), ct);
            return Back("again");
        });
    }
}
