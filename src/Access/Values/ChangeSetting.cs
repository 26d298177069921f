using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Neighbourhood.Areas.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Values;

/// <summary>A settings editor gives a setting another value, for all areas or for one, and says why.</summary>
internal static class ChangeSetting
{
    /// <param name="AreaId">A neighbourhood; null for all.</param>
    /// <param name="Seen">The number of the change that the page showed.</param>
    /// <param name="Reason">5 to 500 characters.</param>
    [Allows(Permissions.ChangeSettings, Unscoped = "settings hold for the whole program, and so does the one role that edits them")]
    internal sealed record Command(string Key, Guid? AreaId, int Seen, string? Value, string? Reason) : ICommand;

    /// <summary>What a page shows before it is changed.</summary>
    [Allows(Permissions.ChangeSettings, Unscoped = "settings hold for the whole program, and so does the one role that edits them")]
    internal sealed record Query(string Key, Guid? AreaId) : IQuery<StoredSetting>;

    internal sealed class Answers(Db db) : IQueryHandler<Query, StoredSetting>
    {
        public Task<StoredSetting> Handle(Query query, CancellationToken ct) => StoredSetting.Of(db, query.Key, query.AreaId, ct);
    }

    internal sealed class Handler(Db db, ISend send, IOutbox outbox, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await StoredSetting.Of(db, command.Key, command.AreaId, ct);
            var (value, area) = (command.Value?.Trim() ?? "", await now.WrongArea(send, ct));
            new Refusals()
                .If(area is not null, "AreaId", area ?? "")
                .If(!now.Setting.Fits(value), "Value", $"Enter {now.Setting.Allowed}")
                .If(now.Setting.Kind == SettingKind.Duties && Duties.Wrong(value) is not null, "Value", $"This entry is not right: {Short(Duties.Wrong(value))}")
                .If(now.Number == command.Seen && value == now.Value, "Value", "This is the value that it has: enter another, or leave it")
                .Text(command.Reason, "Reason", 500, "Enter why it changes", least: 5)
                .Throw();
            await now.Become(value, command.Reason, command.Seen, db, outbox, user, clock, ct);
            return default;
        }

        private static string Short(string? text) => text is { Length: > 60 } ? text[..60] : text is { Length: > 0 } ? text : "there is nothing between two semicolons";
    }

    [Allows(Permissions.ChangeSettings, Unscoped = "settings hold for the whole program, and so does the one role that edits them")]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public string? Key { get; set; }
        public Guid? AreaId { get; set; }
        public int Seen { get; set; }
        public string? Value { get; set; }
        public string? Reason { get; set; }

        internal StoredSetting? Stored { get; private set; }

        /// <summary>The area's name; null for all areas.</summary>
        internal string? Area { get; private set; }

        internal IReadOnlyList<SelectListItem> Choices => [.. Stored!.Setting.Choices.Select(c => new SelectListItem(c, c))];

        public async Task OnGet(CancellationToken ct)
        {
            await Show(ct);
            (Seen, Value) = (Stored!.Number, Stored.Value ?? Stored.Setting.Default);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(Key ?? "", AreaId, Seen, Value, Reason), ct);
            return LocalRedirect($"/access/settings/{Key}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Stored = await send.Ask(new Query(Key ?? "", AreaId), ct);
            Area = AreaId is not { } area ? null : (await send.Ask(new GetNeighbourhoods([area]), ct)).FirstOrDefault(n => n.Id == area)?.Name ?? throw new NotFound("This area");
        }
    }
}
