using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Contact.Holds;
using Neighbourhood.Kernel;

namespace Neighbourhood.Contact.Messages;

/// <summary>The operator sees messages that could not be sent and holds that could not be kept at once, by id, and sets a message going again.</summary>
internal static class ShowTrouble
{
    private const int Most = 200;
    private const string Why = "the operator looks after all queues and sees no content";

    [Allows(Permissions.MendQueue, Unscoped = Why)]
    internal sealed record Query : IQuery<Answer>;

    /// <param name="HoldsWaiting">Holds that this host could still not keep: nothing leaves to their people meanwhile.</param>
    internal sealed record Answer(IReadOnlyList<Parked> Messages, IReadOnlyList<LateHold> Holds, int HoldsWaiting)
    {
        internal int Count => Messages.Count + Holds.Count + HoldsWaiting;
    }

    internal sealed record Parked(Guid Id, string TemplateCode, MessageState State, int Tries, string? Error, DateTimeOffset ParkedAt);

    internal sealed record LateHold(Guid Id, Guid HoldId, string Error, DateTimeOffset FailedAt, DateTimeOffset KeptAt);

    /// <param name="MessageId">This message goes through the gate again; or</param>
    /// <param name="FailureId">this late hold was read.</param>
    [Allows(Permissions.MendQueue, Unscoped = Why)]
    internal sealed record Command(Guid? MessageId, Guid? FailureId) : ICommand;

    internal sealed class Reader(Db db, FailedHolds failed) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct) => new(
            await db.Query<Parked>("""
                SELECT id, template_code, state, tries, error, parked_at FROM contact_message WHERE parked_at IS NOT NULL
                ORDER BY parked_at OFFSET 0 ROWS FETCH NEXT @Most ROWS ONLY
                """, new { Most }, ct),
            await db.Query<LateHold>("SELECT id, hold_id, error, failed_at, kept_at FROM contact_hold_failure WHERE seen_at IS NULL ORDER BY failed_at", ct: ct),
            failed.Count);
    }

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = clock.Now();
            if (command.FailureId is { } failure)
                await db.Execute("UPDATE contact_hold_failure SET seen_at = @now, seen_by = @me WHERE id = @failure AND seen_at IS NULL", new { failure, now, me = user.Id }, ct);
            else if (await db.Execute("""
                UPDATE contact_message SET parked_at = NULL, tries = 0, due_at = @now WHERE id = @MessageId AND parked_at IS NOT NULL
                """, new { command.MessageId, now }, ct) == 0)
                throw new NotFound("This message");
            return default;
        }
    }

    [Allows(Permissions.MendQueue, Unscoped = Why)]
    [BindProperties]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid? MessageId { get; set; }
        public Guid? FailureId { get; set; }

        public Answer Shown { get; private set; } = null!;

        public Task OnGet(CancellationToken ct) => Show(ct);

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(MessageId, FailureId), ct);
            return Redirect("/contact/trouble");
        });

        protected override async Task Show(CancellationToken ct) => Shown = await send.Ask(new Query(), ct);
    }
}

/// <summary>On the operator's first page: what of contact needs them.</summary>
internal sealed class WaitingTrouble(ISend send) : IWaiting
{
    public string Path => "/contact/trouble";

    public async Task<string?> Says(CancellationToken ct)
    {
        var trouble = await send.Ask(new ShowTrouble.Query(), ct);
        var holds = trouble.Holds.Count + trouble.HoldsWaiting;
        return trouble.Count == 0 ? null : holds > 0 ? $"{holds} stopped contacts could not be kept at once; {trouble.Messages.Count} messages could not be sent." : $"{trouble.Messages.Count} messages could not be sent.";
    }
}
