using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Values;

/// <summary>A settings editor takes the own value of an area, or of all, away again and says why: what stands above it holds.</summary>
internal static class ResetSetting
{
    /// <param name="AreaId">A neighbourhood; null for all.</param>
    /// <param name="Seen">The number of the change that the page showed.</param>
    /// <param name="Reason">5 to 500 characters.</param>
    [Allows(Permissions.ChangeSettings, Unscoped = "settings hold for the whole program, and so does the one role that edits them")]
    internal sealed record Command(string Key, Guid? AreaId, int Seen, string? Reason) : ICommand;

    [Allows(Permissions.ChangeSettings, Unscoped = "settings hold for the whole program, and so does the one role that edits them")]
    internal sealed record Query(string Key, Guid? AreaId) : IQuery<StoredSetting>;

    internal sealed class Answers(Db db) : IQueryHandler<Query, StoredSetting>
    {
        public Task<StoredSetting> Handle(Query query, CancellationToken ct) => StoredSetting.Of(db, query.Key, query.AreaId, ct);
    }

    internal sealed class Handler(Db db, IOutbox outbox, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await StoredSetting.Of(db, command.Key, command.AreaId, ct);
            new Refusals()
                .If(now.Number == command.Seen && now.Value is null, "", "It has no value of its own: the default holds already")
                .Text(command.Reason, "Reason", 500, "Enter why it goes back to the default", least: 5)
                .Throw();
            await now.Become(null, command.Reason, command.Seen, db, outbox, user, clock, ct);
            return default;
        }
    }

    [Allows(Permissions.ChangeSettings, Unscoped = "settings hold for the whole program, and so does the one role that edits them")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public string? Key { get; set; }
        public Guid? AreaId { get; set; }
        public int Seen { get; set; }
        public string? Reason { get; set; }

        internal StoredSetting? Stored { get; private set; }

        /// <summary>The area's name; null for all areas.</summary>
        internal string? Area { get; private set; }

        public async Task OnGet(CancellationToken ct)
        {
            await Show(ct);
            Seen = Stored!.Number;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Key ?? "", AreaId, Seen, Reason), ct);
            return LocalRedirect($"/access/settings/{Key}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Stored = await send.Ask(new Query(Key ?? "", AreaId), ct);
            Area = AreaId is not { } area ? null : (await send.Ask(new GetNeighbourhoods([area]), ct)).FirstOrDefault(n => n.Id == area)?.Name ?? "One area";
        }
    }
}
