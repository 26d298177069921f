using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Neighbourhood.Kernel;

/// <summary>Tells the Kernel who signed in; Access implements it.</summary>
public interface IKnowUsers
{
    /// <summary>Fills the current user from a signed-in principal; false when the account or session has ended.</summary>
    Task<bool> Recognise(ClaimsPrincipal principal, CurrentUser user, CancellationToken ct);
}

/// <summary>Names that the sign-in and the API agree on.</summary>
public static class Signing
{
    /// <summary>The claim that says how a request signed in: "cookie" or "token".</summary>
    public const string By = "by";

    /// <summary>The claim that holds the account's id.</summary>
    public const string Account = "account";
}

public static class KernelWeb
{
    /// <summary>Errors, sign-in and who it is; before the routes are mapped.</summary>
    public static void UseKernel(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            StatusCodeSelector = ApiProblems.StatusOf,
            SuppressDiagnosticsCallback = context => ApiProblems.StatusOf(context.Exception) < 500,
        });
        app.UseWhen(c => !IsApi(c), pages => pages.UseStatusCodePagesWithReExecute("/error/{0}"));
        app.UseWhen(IsApi, api => api.UseStatusCodePages());
        app.UseRouting();
        app.UseAuthentication();
        app.Use(async (context, next) =>
        {
            if (context.User.Identity?.IsAuthenticated == true
                && !await context.RequestServices.GetRequiredService<IKnowUsers>().Recognise(context.User, context.RequestServices.GetRequiredService<CurrentUser>(), context.RequestAborted))
                context.User = new ClaimsPrincipal(new ClaimsIdentity());
            await next(context);
        });
        app.UseAuthorization();
    }

    /// <summary>Pages, the modules' API, health and the API's description.</summary>
    public static void MapKernel(this WebApplication app)
    {
        app.MapRazorPages().WithStaticAssets();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { Predicate = c => c.Tags.Contains("ready") }).AllowAnonymous();
        app.MapOpenApi().AllowAnonymous();

        // Bearer tokens alone: a cookie would need anti-forgery, which is for pages.
        var api = app.MapGroup("").RequireAuthorization(p => p.RequireAuthenticatedUser().RequireClaim(Signing.By, "token"));
        api.AddEndpointFilter(async (call, next) =>
        {
            string? key = call.HttpContext.Request.Headers["Idempotency-Key"];
            if (key?.Length > RetryKey.Longest) throw new Refused("Idempotency-Key", $"Use at most {RetryKey.Longest} characters");
            call.HttpContext.RequestServices.GetRequiredService<RetryKey>().Value = key;
            return await next(call);
        });
        foreach (var module in app.Services.GetRequiredService<IReadOnlyList<IModule>>()) module.Routes(api);
    }

    internal static bool IsApi(HttpContext context) => IsApi(context.Request.Path);

    internal static bool IsApi(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The API's errors as problem details; a page's errors go on to the error page with the same status.</summary>
internal sealed class ApiProblems(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // By now the request's own path is the error page's.
        var asked = httpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path;
        if (!KernelWeb.IsApi(asked is null ? httpContext.Request.Path : new PathString(asked))) return false;
        httpContext.Response.StatusCode = StatusOf(exception);
        var problem = new ProblemDetails
        {
            Status = StatusOf(exception),
            Detail = exception is Refused or NotFound or Denied or Conflict or Busy ? exception.Message : null,
        };
        if (exception is BadHttpRequestException) problem.Detail = "The request could not be read: check the shape and the types of its content.";
        if (exception is Refused refused)
            problem.Extensions["errors"] = refused.Reasons.GroupBy(r => r.Input, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(r => r.Text).ToArray(), StringComparer.Ordinal);
        if (exception is Conflict conflict)
        {
            problem.Extensions["stands"] = conflict.Stands;
            problem.Extensions["sent"] = conflict.Sent;
        }
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem });
    }

    internal static int StatusOf(Exception? exception) => exception switch
    {
        Refused => StatusCodes.Status422UnprocessableEntity,
        NotFound => StatusCodes.Status404NotFound,
        Denied => StatusCodes.Status403Forbidden,
        Conflict => StatusCodes.Status409Conflict,
        Busy => StatusCodes.Status503ServiceUnavailable,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };
}

/// <summary>Default deny for pages: permission and scope as the page model names them, before any of its handlers.</summary>
internal sealed class PageGuard(Guard guard, Audit audit) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var page = context.HandlerInstance;
        var allows = Guard.On(page.GetType());
        var ct = context.HttpContext.RequestAborted;
        var guarded = !Attribute.IsDefined(page.GetType(), typeof(AnyoneAttribute));
        if (guarded)
        {
            try
            {
                await guard.Check(allows ?? throw new Denied(MessageName.Of(page.GetType())), page, ct);
            }
            catch (Exception denied) when (denied is Denied or NotFound)
            {
                await audit.ThrownOnPage(denied, page, allows, ct);
                throw;
            }
        }
        // Without a handler the page would be drawn with nothing loaded: a form sent to where none is taken, OPTIONS.
        if (context.HandlerMethod is null && !HttpMethods.IsGet(context.HttpContext.Request.Method) && !HttpMethods.IsHead(context.HttpContext.Request.Method))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
            return;
        }
        var done = await next();
        if (guarded && done is { Exception: Denied or NotFound, ExceptionHandled: false }) await audit.ThrownOnPage(done.Exception, page, allows, ct);
    }
}

/// <summary>A page that anyone may open is open without signing in.</summary>
internal sealed class AnyoneConvention : IPageApplicationModelConvention
{
    public void Apply(PageApplicationModel model)
    {
        if (model.ModelType is { } type && Attribute.IsDefined(type, typeof(AnyoneAttribute))) model.EndpointMetadata.Add(new AllowAnonymousAttribute());
    }
}

/// <summary>What binding says when a value has the wrong shape.</summary>
internal static class PlainWords
{
    internal static void For(DefaultModelBindingMessageProvider says)
    {
        says.SetAttemptedValueIsInvalidAccessor((_, name) => $"Check what you entered for {name}");
        says.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "Check what you entered");
        says.SetUnknownValueIsInvalidAccessor(name => $"Check what you entered for {name}");
        says.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Check what you entered");
        says.SetValueIsInvalidAccessor(_ => "Check what you entered");
        says.SetValueMustBeANumberAccessor(name => $"{name} must be a number");
        says.SetNonPropertyValueMustBeANumberAccessor(() => "Enter a number");
        says.SetValueMustNotBeNullAccessor(_ => "Choose or enter something");
        says.SetMissingBindRequiredValueAccessor(name => $"Choose or enter {name}");
        says.SetMissingKeyOrValueAccessor(() => "Choose or enter something");
        says.SetMissingRequestBodyRequiredValueAccessor(() => "Send something");
    }
}
