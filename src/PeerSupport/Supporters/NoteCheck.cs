using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.PeerSupport.Programmes;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>A coordinator notes that a certificate, or the update service, was looked at: number, dates and what was decided, never what stood in it.</summary>
internal static class NoteCheck
{
    internal const int LongestNumber = 20;

    /// <summary>The level is that of the role, by the settings: nobody types one.</summary>
    [Allows(Permissions.WriteSupporters, On = nameof(SupporterId))]
    internal sealed record Command(Guid Id, Guid SupporterId, string? Number, DateOnly? IssuedOn, DateOnly? CheckedOn, bool? UpdateService, Decision? Decision) : ICommand<Guid>;

    internal sealed class Handler(Db db, SupporterSteps steps, Checks checks, SupporterVault vault, ProgrammeOf programmes, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var now = await steps.Here(command.SupporterId, ct);
            if (now.Status is SupporterStatus.Enquired or SupporterStatus.Interviewed) throw new Refused("", "Interview first, then the checks");
            var (today, number) = (clock.Today(), command.Number?.Trim() ?? "");
            var level = await checks.LevelFor(now.RoleKind, (await programmes.By(now.ProgrammeId, ct)).NeighbourhoodId, ct);
            new Refusals()
                .If(level is null, "", "The settings do not say which check this role is eligible for: ask whoever keeps them")
                .If(level == CheckLevel.None, "", "This role is not eligible for a check: none may be asked for")
                .If(number.Length is 0 or > LongestNumber || !number.All(char.IsAsciiLetterOrDigit), "Number", "Enter the number of the certificate, letters and digits alone")
                .If(command.IssuedOn is null, "IssuedOn", "Enter the day on which it was issued")
                .If(command.IssuedOn > today, "IssuedOn", "It must have been issued today or before")
                .If(command.CheckedOn is null, "CheckedOn", "Enter the day on which it was looked at")
                .If(command.CheckedOn > today, "CheckedOn", "It must have been looked at today or before")
                .If(command.CheckedOn < command.IssuedOn, "CheckedOn", "It cannot have been looked at before it was issued")
                .If(command.UpdateService is null, "UpdateService", "Say how it was looked at")
                .If(command.Decision is not { } decision || !Enum.IsDefined(decision), "Decision", "Choose what was decided")
                .Throw();
            await db.Execute("""
                INSERT INTO peersupport_check (id, supporter_id, check_level, number_sealed, issued_on, checked_on, update_service, decision, decided_by)
                VALUES (@Id, @SupporterId, @level, @number, @IssuedOn, @CheckedOn, @UpdateService, @Decision, @me)
                """, new { command.Id, command.SupporterId, level, number = vault.CloseNumber(command.Id, number), command.IssuedOn, command.CheckedOn, command.UpdateService, command.Decision, me = user.Id }, ct);
            return command.Id;
        }
    }

    [Allows(Permissions.WriteSupporters, On = nameof(SupporterId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : SupporterPage(send)
    {
        public Guid Id { get; set; }
        public string? Number { get; set; }
        public DateOnly? IssuedOn { get; set; }
        public DateOnly? CheckedOn { get; set; }
        public bool? UpdateService { get; set; }
        public Decision? Decision { get; set; }

        public Task OnGet(CancellationToken ct)
        {
            (Id, CheckedOn) = (clock.NewId(), clock.Today());
            return Begin(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Make(new Command(Id, SupporterId, Number, IssuedOn, CheckedOn, UpdateService, Decision), ct);
    }
}
