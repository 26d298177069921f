using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Referrals;

/// <summary>A referrer keeps a draft as far as it is written: by itself each ten seconds, or with the button.</summary>
internal static class SaveReferralDraft
{
    [Allows(Permissions.Refer, On = nameof(ReferralId))]
    internal sealed record Command : ReferralForm, ICommand<int>
    {
        public Guid ReferralId { get; init; }
        public int Version { get; init; }
    }

    /// <summary>Answers the version that stands from now.</summary>
    internal sealed class Handler(Db db, ReferralDesk desk, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, int>
    {
        public async Task<int> Handle(Command sent, CancellationToken ct)
        {
            var command = (Command)sent.Tidy();
            var referral = await desk.Find(command.ReferralId, ct);
            if (referral.RaisedBy != user.Id) throw new NotFound("The referral");
            if (referral.Status != ReferralStatus.Draft) throw new Refused("", $"This referral {Referral.InWords(referral.Status)}, so it cannot be changed");
            command.Fits().Throw();
            await desk.CheckChoices(referral.HouseholdId, command, ct);
            await db.ExecuteVersioned("""
                UPDATE mdt_referral SET mdt_id = @MdtId, situation = @Situation, background = @Background, assessment = @Assessment, ask = @Ask,
                    family_wants = @FamilyWants, family_not_asked_reason = @FamilyNotAskedReason, family_told = @FamilyTold, family_not_told_reason = @FamilyNotToldReason,
                    basis = @Basis, urgency = @Urgency, urgent_reason = @UrgentReason, level_at_entry = @LevelAtEntry, visit_safety = @VisitSafety,
                    saved_at = @now, version = version + 1
                WHERE id = @ReferralId AND version = @Version
                """, new
            {
                command.MdtId,
                command.Situation,
                command.Background,
                command.Assessment,
                command.Ask,
                command.FamilyWants,
                command.FamilyNotAskedReason,
                command.FamilyTold,
                command.FamilyNotToldReason,
                command.Basis,
                command.Urgency,
                command.UrgentReason,
                command.LevelAtEntry,
                command.VisitSafety,
                now = clock.Now(),
                command.ReferralId,
                command.Version,
            }, conflict: () => desk.Stale(command.ReferralId, command, ct), ct: ct);
            await desk.Keep(command.ReferralId, command.People(), ct);
            return command.Version + 1;
        }
    }

    [Allows(Permissions.Refer, On = nameof(ReferralId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : ReferralFormPage(send)
    {
        private readonly ISend _send = send;

        public async Task<IActionResult> OnGet(CancellationToken ct)
        {
            await Show(ct);
            if (Form.Draft.Status != ReferralStatus.Draft) return Redirect($"/mdt/referrals/{ReferralId}");
            Fill();
            return Page();
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await _send.Send(Command(), ct);
            return Redirect("/mdt/referrals");
        });

        /// <summary>The same from the page's own clock: it stays, and the next save carries the new version.</summary>
        public async Task<IActionResult> OnPostAutosave(CancellationToken ct)
        {
            if (!ModelState.IsValid) return StatusCode(422);
            try
            {
                return new JsonResult(new { version = await _send.Send(Command(), ct) });
            }
            catch (Exception no) when (no is Refused or Kernel.Conflict or Busy)
            {
                return StatusCode(no switch { Refused => 422, Kernel.Conflict => 409, _ => 503 });
            }
        }

        private Command Command() => Filled(new Command { ReferralId = ReferralId, Version = Version });
    }
}
