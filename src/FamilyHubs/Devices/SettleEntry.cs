using Microsoft.AspNetCore.Mvc;
using Neighbourhood.FamilyHubs.People;
using Neighbourhood.FamilyHubs.Register;
using Neighbourhood.FamilyHubs.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.FamilyHubs.Devices;

/// <summary>Who leads a session looks at an entry of a device that differed or was refused, and says which stands.</summary>
internal static class SettleEntry
{
    /// <param name="TakeOther">The register shall say what this device noted; otherwise what it says stays.</param>
    [Allows(Permissions.TakeRegister, On = nameof(SessionId))]
    internal sealed record Command(Guid SessionId, Guid EntryId, bool TakeOther) : ICommand;

    internal sealed class Handler(Db db, RegisterBook book, BookedOutcomes booked, Aliases aliases, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        private sealed record Row(EntryKind Kind, EntryOutcome Outcome, string? ConflictCode, Guid? JoinedTo, DateTimeOffset? SettledAt);

        private sealed record Came(AttendanceRole Role, Outcome Outcome, DateTimeOffset? LeftAt);

        private sealed record Stands(Guid PersonId);

        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var entry = await db.Find<Row>("""
                SELECT kind, outcome, conflict_code, joined_to, settled_at FROM familyhubs_device_entry WHERE id = @EntryId AND session_id = @SessionId
                """, command, ct) ?? throw new NotFound("The entry");
            if (entry.SettledAt is not null) return default;
            if (entry.ConflictCode is null && entry.Outcome != EntryOutcome.Refused) throw new Refused("", "Nothing of this entry waits for anybody.");
            if (command.TakeOther) await Take(command, entry, ct);
            await db.Execute("""
                UPDATE familyhubs_device_entry SET settled_at = @now, settled_by = @me WHERE id = @EntryId AND settled_at IS NULL
                """, new { command.EntryId, now = clock.Now(), me = user.Id }, ct);
            return default;
        }

        /// <summary>By hand: what any device says later does not change it back.</summary>
        private async Task Take(Command command, Row entry, CancellationToken ct)
        {
            if (entry is not { Kind: EntryKind.Attendance or EntryKind.Change, ConflictCode: EntryConflict.Outcome or EntryConflict.Role }) throw new Refused("", "Only how somebody came can be taken from a device.");
            if (!Session.TakesRegister((await book.Take(command.SessionId, ct)).Status)) throw new Refused("", "This register is closed. A manager can change it, with a reason.");
            if (await db.Find<Came>("""
                SELECT role, outcome, NULL AS left_at FROM familyhubs_attendance_entry WHERE id = @EntryId AND role IS NOT NULL
                UNION ALL SELECT role, outcome, made_at AS left_at FROM familyhubs_attendance_change WHERE id = @EntryId
                """, command, ct) is not { } came) return;
            if (await db.Find<Stands>("SELECT person_id FROM familyhubs_attendance WHERE id = @JoinedTo AND removed_at IS NULL", entry, ct) is not { } stands) return;
            await db.Execute("""
                UPDATE familyhubs_attendance SET corrected_at = @now, version = version + 1, role = @Role, outcome = @Outcome,
                    left_at = CASE WHEN @Outcome = 'LeftEarly' THEN COALESCE(@LeftAt, left_at) ELSE NULL END
                WHERE id = @JoinedTo
                """, new { came.Role, came.Outcome, came.LeftAt, entry.JoinedTo, now = clock.Now() }, ct);
            await booked.Came(command.SessionId, await aliases.AllOf(stands.PersonId, ct), came.Outcome, closed: false, ct);
        }
    }

    /// <summary>Where the buttons of the page of entries lead; opened by itself it goes back there.</summary>
    [Allows(Permissions.TakeRegister, On = nameof(SessionId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid SessionId { get; set; }
        public Guid EntryId { get; set; }
        public bool TakeOther { get; set; }

        public string Entries => $"/familyhubs/sessions/{SessionId}/entries";

        public IActionResult OnGet() => Redirect(Entries);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(SessionId, EntryId, TakeOther), ct);
            return Redirect($"{Entries}?said=settled");
        });
    }
}
