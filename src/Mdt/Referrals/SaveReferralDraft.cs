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
    internal sealed class Handler(ReferralDesk desk, CurrentUser user) : ICommandHandler<Command, int>
    {
        public async Task<int> Handle(Command sent, CancellationToken ct)
        {
            var command = (Command)sent.Tidy();
            var referral = await desk.Find(command.ReferralId, ct);
            if (referral.RaisedBy != user.Id) throw new NotFound("The referral");
            if (referral.Status != ReferralStatus.Draft) throw new Refused("", $"This referral {Referral.InWords(referral.Status)}, so it cannot be changed");
            command.Fits().Throw();
            await desk.CheckChoices(referral.HouseholdId, command, ct);
            await desk.Keep(command.ReferralId, command.Version, command, ct);
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
