using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Mdt.Actions;

/// <summary>A coordinator or chair makes a link for an owner who was invited from outside, and passes it on: with it they see this action and nothing else.</summary>
internal static class GiveActionLink
{
    /// <param name="Digest">Of the link's secret, which is shown once and kept nowhere.</param>
    /// <returns>The last day on which it works, unless the action's day is moved.</returns>
    [Allows(Permissions.ManageActions, On = nameof(TeamActionId))]
    internal sealed record Command(Guid TeamActionId, string Digest) : ICommand<DateOnly>;

    internal sealed class Handler(Db db, ActionSteps steps, Objections objections, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, DateOnly>
    {
        public async Task<DateOnly> Handle(Command command, CancellationToken ct)
        {
            var now = await steps.Find(command.TeamActionId, ct);
            var invited = await db.Find<int>("""
                SELECT COUNT(*) FROM mdt_invitation WHERE item_id = @ItemId AND user_id = @OwnerUserId AND withdrawn_at IS NULL
                """, new { now.ItemId, now.OwnerUserId }, ct) > 0;
            var heard = (await objections.InCases([now.CaseId], ct)).In(now.CaseId, now.ReferralId);
            new Refusals()
                .If(!ActionState.IsOpen(steps.Same(now)), "", $"This action {ActionState.InWords(steps.Same(now))}: no link leads to it")
                .If(!invited, "", "Its owner was not invited from outside: they sign in and find it in My actions")
                .If(heard is { IsObjected: true, IsDeciding: false }, "", "Somebody in the family objects to being talked about: no link can be given")
                .If(ActionLink.Until(now.DueOn) < clock.Today(), "", $"A link ends {ActionLink.DaysAfter} days after the action's day: give it another day first")
                .Throw();
            await steps.EndLinks(now.Id, ct);
            await db.Execute("""
                INSERT INTO mdt_action_link (id, action_id, user_id, digest, made_by, made_at) VALUES (@id, @action, @OwnerUserId, @Digest, @by, @at)
                """, new { id = clock.NewId(), action = now.Id, now.OwnerUserId, command.Digest, by = user.Id, at = clock.Now() }, ct);
            return ActionLink.Until(now.DueOn);
        }
    }

    [BindProperties(SupportsGet = true)]
    [Allows(Permissions.ManageActions, On = nameof(TeamActionId))]
    internal sealed class Page(ISend send, DigestKey key) : TeamActionPage(send)
    {
        /// <summary>Shown once, on the answer itself: it is kept nowhere.</summary>
        internal string? Link { get; private set; }

        internal DateOnly Until { get; private set; }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            var secret = ActionLink.NewSecret();
            Until = await Sender.Send(new Command(TeamActionId, ActionLink.Digest(key, secret)), ct);
            Link = $"{Request.Scheme}://{Request.Host}{ActionLink.Path(secret)}";
            await Show(ct);
            return Page();
        });
    }
}
