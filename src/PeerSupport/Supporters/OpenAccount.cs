using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.PeerSupport.Supporters;

/// <summary>A coordinator gives a supporter a light account, or a new link to one; what the supporter wrote as a volunteer goes then.</summary>
internal static class OpenAccount
{
    /// <param name="AccountId">Made by the form; of one who has an account it is theirs.</param>
    /// <param name="KeyHash">Of the link's key, which is shown once and kept nowhere.</param>
    /// <returns>Until when the link is good.</returns>
    [Allows(Permissions.WriteSupporters, On = nameof(SupporterId))]
    internal sealed record Command(Guid SupporterId, Guid AccountId, string? Name, string? Email, string KeyHash) : ICommand<DateTimeOffset>;

    internal sealed class Handler(Db db, SupporterSteps steps, ISend send, TimeProvider clock) : ICommandHandler<Command, DateTimeOffset>
    {
        public async Task<DateTimeOffset> Handle(Command command, CancellationToken ct)
        {
            var now = await steps.Here(command.SupporterId, ct);
            if (now.Status == SupporterStatus.Enquired) throw new Refused("", "Interview first: the account comes after it");
            var account = now.UserId ?? command.AccountId;
            var until = await send.Send(new OpenSupporterAccount(account, command.Name, command.Email, command.KeyHash), ct);
            if (now.UserId is null)
            {
                await db.Execute("UPDATE peersupport_supporter SET user_id = @account WHERE id = @SupporterId", new { command.SupporterId, account }, ct);
                await Enquiring.Empty(db, clock, now.Id, ct);
            }
            return until;
        }
    }

    [Allows(Permissions.WriteSupporters, On = nameof(SupporterId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : SupporterPage(send)
    {
        public Guid Id { get; set; }
        public string? Name { get; set; }
        public string? Email { get; set; }

        /// <summary>Shown once, on the answer itself: it is kept nowhere.</summary>
        internal string? Link { get; private set; }

        internal DateTimeOffset Until { get; private set; }

        public async Task OnGet(CancellationToken ct)
        {
            await Begin(ct);
            ModelState.Clear();
            (Id, Name, Email) = (clock.NewId(), Found.Enquiry?.Name, Found.Enquiry is { By: AnswerBy.Email } wrote ? wrote.Reach : null);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            var key = RandomNumberGenerator.GetHexString(64, lowercase: true);
            Until = await Sender.Send(new Command(SupporterId, Id, Name, Email, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))), ct);
            Link = $"{Request.Scheme}://{Request.Host}/access/link/{key}";
            await Show(ct);
            return Page();
        });
    }
}
