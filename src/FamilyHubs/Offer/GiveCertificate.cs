using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>A facilitator prints a certificate for somebody who completed a programme, and notes that it was given.</summary>
internal static class GiveCertificate
{
    [Allows(Permissions.RunProgrammes, On = nameof(EnrolmentId))]
    internal sealed record Command(Guid EnrolmentId, int Version) : ICommand;

    internal sealed class Handler(Db db, ISend send, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var stands = await send.Ask(new SeeEnrolment(command.EnrolmentId), ct);
            if (stands.Enrolment.CertificateOn is not null) return default; // also a second press
            if (!stands.Completed) throw new Refused("", NotYet(stands.Attended, stands.Enough));
            await db.ExecuteVersioned("UPDATE familyhubs_enrolment SET certificate_on = @today, version = version + 1 WHERE id = @EnrolmentId AND version = @Version",
                new { command.EnrolmentId, command.Version, today = clock.Today() }, ct: ct);
            return default;
        }
    }

    internal static string NotYet(int attended, int enough) => $"A certificate is for who has completed the programme: they came to {attended} sessions, and {enough} are needed";

    [Allows(Permissions.RunProgrammes, On = nameof(EnrolmentId))]
    internal sealed class Page(ISend send) : EnrolmentPage(send)
    {
        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(EnrolmentId, Version), ct));
    }
}
