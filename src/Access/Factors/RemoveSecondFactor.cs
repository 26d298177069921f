using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Access.Sessions;
using Neighbourhood.Kernel;

namespace Neighbourhood.Access.Factors;

/// <summary>A worker removes their own authenticator app, with a code of it, so that they can add another.</summary>
internal static class RemoveSecondFactor
{
    /// <param name="Step">Of the app's code; null with a recovery code.</param>
    [Anyone("whoever is signed in removes their own, and nobody else's")]
    internal sealed record Command(Guid FactorId, int? Step, string? RecoveryHash) : ICommand;

    /// <summary>The code was not right.</summary>
    [Anyone("it counts against the caller's own account only")]
    internal sealed record Failed : ICommand;

    internal sealed class Handler(Db db, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            if (!user.IsSignedIn || user.Id is not { } me) throw new Denied("own account");
            if (!await Factor.Take(db, me, new(command.FactorId, command.Step, command.RecoveryHash), clock.Now(), ct))
                throw new Refused("Code", "This code was used already: wait for the next one");
            await Factor.Remove(db, me, me, clock.Now(), ct);
            return default;
        }
    }

    internal sealed class FailedHandler(Db db, CurrentUser user, LockOut lockOut, TimeProvider clock) : ICommandHandler<Failed>
    {
        public async Task<Done> Handle(Failed command, CancellationToken ct)
        {
            if (!user.IsSignedIn || user.Id is not { } me) throw new Denied("own account");
            await lockOut.Count(db, me, clock.Now(), ct);
            return default;
        }
    }

    internal sealed class Attempt(CurrentUser user, Factor factors, ISend send)
    {
        internal async Task Remove(string? code, CancellationToken ct = default)
        {
            if (!user.IsSignedIn || user.Id is not { } me) throw new Denied("own account");
            if (await factors.Of(me, ct) is not { } factor) throw new Refused("", "You have no authenticator app: there is nothing to remove");
            new Refusals().Text(code, "Code", 40, "Enter a code of the app, or a recovery code").Throw();
            if (await factors.IsLocked(me, ct)) throw new Refused("Code", "There were too many wrong codes: wait a while, then try again");
            if (await factors.Read(factor, code, ct) is { } proof)
            {
                await send.Send(new Command(proof.FactorId, proof.Step, proof.RecoveryHash), ct);
                return;
            }
            await send.Send(new Failed(), ct);
            throw new Refused("Code", "This is not the code that the app shows now, nor a recovery code");
        }
    }

    [Anyone("whoever is signed in has an account of their own; others are asked to sign in")]
    [BindProperties]
    internal sealed class Page(Attempt attempt, CurrentUser user) : FormPage
    {
        public string? Code { get; set; }

        public IActionResult OnGet() => user.IsSignedIn ? Page() : Challenge();

        public async Task<IActionResult> OnPost(CancellationToken ct) => !user.IsSignedIn ? Challenge() : await Try(async () =>
        {
            await attempt.Remove(Code, ct);
            return LocalRedirect("/access/account/second-factor");
        });
    }
}
