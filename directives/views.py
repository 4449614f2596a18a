from django.http import HttpResponse
def _v(request, **kw): return HttpResponse("x")
home=directive_list=directive_list_json=directive_detail=directive_json=directive_text=directive_original=instruction_detail=issuer_list=issuer_detail=province_list=province_detail=healthz=_v
def not_found(request, exception): return HttpResponse(status=404)
def server_error(request): return HttpResponse(status=500)
