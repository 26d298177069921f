using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;
using Neighbourhood.Mdt.Meetings;

namespace Neighbourhood.Mdt.Actions;

/// <summary>Somebody from a charity or school works their one action by a link: its words and day, and three things to say; nothing else, and no family's name.</summary>
internal static class OpenActionLink
{
    private const string Why = "whoever holds the link works one action without an account; without its secret it answers nothing";

    /// <summary>What the holder says of the action.</summary>
    internal enum Deed { Done, CannotDo, MoreTime }

    /// <summary>What stands behind a link; null where it does not work. Looking uses nothing up.</summary>
    [Anyone(Why)]
    internal sealed record Query(string Digest) : IQuery<Answer?>;

    /// <param name="Text">Null where somebody in the family objects to being talked about.</param>
    internal sealed record Answer(Guid ActionId, Guid UserId, string? Text, DateOnly DueOn, ActionStatus Status, DateOnly? AskedDueOn, DateOnly Last, DateOnly Until, int Version);

    [Anyone(Why)]
    internal sealed record Command(string Digest, Deed Deed, string? Evidence, string? Reason, DateOnly? AskedDueOn, string? AskedReason, int Version) : ICommand;

    /// <summary>A link was opened that does not work; one that was never given counts against the network.</summary>
    /// <param name="From">Keyed digest of the network.</param>
    [Anyone("whoever opens a link that does not work is nobody")]
    internal sealed record Failed(string Digest, string From) : ICommand;

    internal sealed class Answers(Db db, ActionSteps steps, Objections objections, ISend send, CurrentUser user, TimeProvider clock) : IQueryHandler<Query, Answer?>
    {
        public async Task<Answer?> Handle(Query query, CancellationToken ct)
        {
            if (await Standing(db, query.Digest, ct) is not { } link) return null;
            var now = await steps.Find(link.ActionId, ct);
            user.Is(link.UserId, null, []); // whom the answer is for; it opens nothing
            if (await IsOver(db, send, now, link, clock.Today(), ct)) return null;
            var hidden = (await objections.InCases([now.CaseId], ct)).In(now.CaseId, now.ReferralId).IsHidden;
            return new(now.Id, link.UserId, hidden ? null : now.Text, now.DueOn, steps.Same(now), now.AskedDueOn, await steps.LastDay(now, ct), ActionLink.Until(now.DueOn), now.Version);
        }
    }

    private sealed record Link(Guid ActionId, Guid UserId);

    private static Task<Link?> Standing(Db db, string digest, CancellationToken ct) => db.Find<Link>("""
        SELECT l.action_id, l.user_id FROM mdt_action_link l JOIN mdt_action a ON a.id = l.action_id LEFT JOIN mdt_item i ON i.id = a.item_id
        WHERE l.digest = @digest AND l.revoked_at IS NULL AND a.owner_user_id = l.user_id AND a.done_at IS NULL AND a.cancelled_at IS NULL AND (i.id IS NULL OR i.status = 'Discussed')
        """, new { digest }, ct);

    /// <summary>Within what the holder's own id opens: whether the account goes on is asked each time, since an event may still be under way.</summary>
    private static async Task<bool> IsOver(Db db, ISend send, ActionSteps.Now now, Link link, DateOnly today, CancellationToken ct) =>
        ActionLink.Until(now.DueOn) < today || await Conflicts.Has(db, link.UserId, now.HouseholdId, ct) || (await send.Left([link.UserId], ct)).Count > 0;

    internal sealed class Handler(Db db, ActionSteps steps, ISend send, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (await Standing(db, command.Digest, ct) is not { } link) throw new Refused("", ActionLink.Over);
            var now = await steps.Find(link.ActionId, ct);
            user.Is(link.UserId, null, []); // history and audit name whose action it is; it opens nothing
            if (await IsOver(db, send, now, link, clock.Today(), ct)) throw new Refused("", ActionLink.Over);
            switch (command.Deed)
            {
                case Deed.CannotDo:
                    await steps.HandBack(now, command.Reason, command.Version, ct);
                    break;
                case Deed.MoreTime:
                    await steps.AskTime(now, command.AskedDueOn, command.AskedReason, command.Version, ct);
                    break;
                default:
                    await steps.Complete(now, command.Evidence, command.Version, ct);
                    break;
            }
            return default;
        }
    }

    internal sealed class FailedHandler(Db db, LinkTries tries) : ICommandHandler<Failed>
    {
        public async Task<Done> Handle(Failed command, CancellationToken ct)
        {
            // Whoever opens their own link again when all is done guesses nothing.
            if (await db.Find<int>("SELECT COUNT(*) FROM mdt_action_link WHERE digest = @Digest", command, ct) == 0) await tries.Count(command.From, ct);
            return default;
        }
    }

    [BindProperties(SupportsGet = true)]
    [Anyone(Why)]
    internal sealed class Page(ISend send, LinkTries tries, DigestKey key) : FormPage
    {
        public string? Secret { get; set; }
        public Deed Deed { get; set; }
        public string? Evidence { get; set; }
        public string? Reason { get; set; }
        public DateOnly? AskedDueOn { get; set; }
        public string? AskedReason { get; set; }
        public int Version { get; set; }

        /// <summary>Something was just sent, and the link is over with it.</summary>
        public bool Sent { get; set; }

        /// <summary>Null where the link does not work.</summary>
        internal Answer? Answer { get; private set; }

        private string? Network => tries.Of(HttpContext.Connection.RemoteIpAddress);

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            Version = Answer?.Version ?? 0;
            if (Answer is null && !Sent) Response.StatusCode = StatusCodes.Status410Gone;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            if (await IsClosed(ct)) throw new Refused("", ActionLink.Over);
            await send.Send(new Command(ActionLink.Digest(key, Secret), Deed, Evidence, Reason, AskedDueOn, AskedReason, Version), ct);
            return Redirect($"{ActionLink.Path(Secret!)}?Sent=true");
        });

        protected override async Task Show(CancellationToken ct)
        {
            var digest = ActionLink.Digest(key, Secret);
            Answer = await IsClosed(ct) ? null : await send.Ask(new Query(digest), ct);
            // However it was opened, also by a form or with "sent" in the address.
            if (Answer is null && Network is { } network && !await IsClosed(ct)) await send.Send(new Failed(digest, network), ct);
            if (Conflict is null || Answer is null) return;
            ModelState.Remove(nameof(Version));
            Version = Answer.Version; // pressing again is a choice
        }

        private Task<bool> IsClosed(CancellationToken ct) => tries.AreTooMany(Network, ct);
    }
}
