using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Register;

/// <summary>A worker puts right as whom somebody came and how, and may note how they heard of it and whether they may be in pictures.</summary>
internal static class CorrectAttendance
{
    [Allows(Permissions.TakeRegister, On = nameof(AttendanceId))]
    internal sealed record Command(Guid AttendanceId, AttendanceRole? Role, Outcome? Outcome, string? HeardFrom, bool? Photos, int Version) : ICommand;

    internal sealed class Handler(Db db, RegisterBook book, BookedOutcomes booked, People.Aliases aliases, TimeProvider clock) : ICommandHandler<Command>
    {
        private sealed record Row(Guid SessionId, Guid PersonId, DateTimeOffset? RemovedAt);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            new Refusals()
                .If(command.Role is not { } role || !Enum.IsDefined(role), "Role", "Choose as whom they came")
                .If(command.Outcome is not { } outcome || !Taking.WasThere(outcome), "Outcome", "Choose how they were there")
                .If(!string.IsNullOrEmpty(command.HeardFrom) && RegisterWords.HeardFrom.All(h => h.Code != command.HeardFrom), "HeardFrom", "Choose how they heard of it from the list")
                .Throw();
            var row = await db.Find<Row>("SELECT session_id, person_id, removed_at FROM familyhubs_attendance WHERE id = @AttendanceId", command, ct) ?? throw new NotFound("This entry of the register");
            var session = await book.Take(row.SessionId, ct);
            Taking.IsLate(session.Status, session.Day, null, clock.Now());
            if (row.RemovedAt is not null) throw new Refused("", "This was taken back. Press their name again if they are there.");
            await db.ExecuteVersioned("""
                UPDATE familyhubs_attendance SET role = @Role, outcome = @Outcome, heard_from = @heard, photos = @Photos, corrected_at = @now,
                    left_at = CASE WHEN @Outcome = 'LeftEarly' THEN COALESCE(left_at, @now) ELSE NULL END, version = version + 1
                WHERE id = @AttendanceId AND version = @Version
                """, new
            {
                command.AttendanceId,
                command.Role,
                command.Outcome,
                heard = string.IsNullOrEmpty(command.HeardFrom) ? null : command.HeardFrom,
                command.Photos,
                command.Version,
                now = clock.Now(),
            }, ct: ct);
            await booked.Came(row.SessionId, await aliases.AllOf(row.PersonId, ct), command.Outcome!.Value, closed: false, ct);
            return default;
        }
    }

    [Allows(Permissions.TakeRegister, On = nameof(SessionId))]
    internal sealed class Page(ISend send, TimeProvider clock) : RegisterPage(send)
    {
        public Guid AttendanceId { get; set; }
        public AttendanceRole? Role { get; set; }
        public Outcome? Outcome { get; set; }
        public string? HeardFrom { get; set; }
        public bool? Photos { get; set; }
        public int Version { get; set; }

        public IActionResult OnGet() => Redirect($"/familyhubs/sessions/{SessionId}/register");

        public Task<IActionResult> OnPost(CancellationToken ct)
        {
            CountId = clock.NewId();
            return Do(async () =>
            {
                await Sender.Send(new Command(AttendanceId, Role, Outcome, HeardFrom, Photos, Version), ct);
                return "corrected";
            });
        }
    }
}
