using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>A supervisor notes that they have talked with a supporter: the day, how the supporter is, and what was agreed, naming nobody. Of one who is not well the coordinator is asked to look after them.</summary>
internal static class NoteSupervision
{
    internal const int LongestNote = 2000;

    /// <param name="Wellbeing">From 1 to 5, as the supporter says; null where they did not say.</param>
    [Allows(Permissions.Supervise, On = nameof(SupporterId))]
    internal sealed record Command(Guid Id, Guid SupporterId, DateOnly? HeldOn, int? Wellbeing, string? Note) : ICommand<Guid>;

    internal sealed class Handler(Db db, SupporterSteps steps, Wellbeing wellbeing, WordsVault vault, CurrentUser user, Guard guard, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var now = await steps.Here(command.SupporterId, ct);
            if (now.SupervisorUserId != user.Id && !user.IsSystem && !await guard.Reaches(Permissions.WriteSupporters, nameof(command.SupporterId), now.Id, ct)) throw new NotFound("The supporter");
            if (now.UserId is { } own && own == user.Id) throw new Refused("", "Somebody else notes your own supervision");
            new Refusals()
                .If(command.HeldOn is null, "HeldOn", "Enter the day")
                .If(command.HeldOn > clock.Today(), "HeldOn", "It must have been today or before")
                .If(command.Wellbeing is < 1 or > 5, "Wellbeing", "Choose a number from 1 to 5")
                .Text(command.Note, "Note", LongestNote)
                .Throw();
            await db.Execute("""
                INSERT INTO peersupport_supervision (id, supporter_id, held_on, by_user, wellbeing, note) VALUES (@Id, @SupporterId, @HeldOn, @me, @Wellbeing, @note)
                """, new { command.Id, command.SupporterId, command.HeldOn, me = user.Id, command.Wellbeing, note = vault.Close(command.Id, string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim()) }, ct);
            await wellbeing.Ask(command.Id, now.Id, now.ProgrammeId, command.Wellbeing, ct);
            // The latest day counts: one that is noted late moves nothing back.
            await db.Execute("UPDATE peersupport_supporter SET supervised_on = @HeldOn WHERE id = @SupporterId AND (supervised_on IS NULL OR supervised_on < @HeldOn)", command, ct);
            return command.Id;
        }
    }

    [Allows(Permissions.Supervise, On = nameof(SupporterId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : SupporterPage(send)
    {
        public Guid Id { get; set; }
        public DateOnly? HeldOn { get; set; }
        public int? Wellbeing { get; set; }
        public string? Note { get; set; }

        public Task OnGet(CancellationToken ct)
        {
            (Id, HeldOn) = (clock.NewId(), clock.Today());
            return Begin(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Make(new Command(Id, SupporterId, HeldOn, Wellbeing, Note), ct);
    }
}
