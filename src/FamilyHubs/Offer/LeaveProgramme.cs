using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Offer;

/// <summary>A hub worker notes that somebody left a programme, and why.</summary>
internal static class LeaveProgramme
{
    [Allows(Permissions.RunProgrammes, On = nameof(EnrolmentId))]
    internal sealed record Command(Guid EnrolmentId, string? Why, int Version) : ICommand;

    internal sealed class Handler(Db db, ProgrammeDesk desk, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            new Refusals().Text(command.Why, "Why", 300, "Say why, in a few words").Throw();
            var (stands, why) = (await desk.FindEnrolment(command.EnrolmentId, ct), command.Why!.Trim());
            if (stands.LeftOn is not null && stands.LeftWhy == why) return default; // a second press
            if (stands.LeftOn is not null) throw new Refused("", "They left already. Enrol them again if they come back");
            await db.ExecuteVersioned("UPDATE familyhubs_enrolment SET left_on = @today, left_why = @why, version = version + 1 WHERE id = @EnrolmentId AND version = @Version",
                new { command.EnrolmentId, command.Version, today = clock.Today(), why }, ct: ct);
            return default;
        }
    }

    [Allows(Permissions.RunProgrammes, On = nameof(EnrolmentId))]
    internal sealed class Page(ISend send) : EnrolmentPage(send)
    {
        public string? Why { get; set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Do(() => Sender.Send(new Command(EnrolmentId, Why, Version), ct));
    }
}
